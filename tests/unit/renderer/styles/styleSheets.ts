import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const RENDERER = resolve(import.meta.dirname, '../../../../renderer');

export type Theme = 'light' | 'dark';

/** One rule of a style sheet. */
export interface StyleRule {
  file: string;
  selector: string;
  /** Property to value. */
  declarations: Map<string, string>;
}

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');

function rulesOf(file: string, css: string): StyleRule[] {
  return [...withoutComments(css).matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selector = '', body = '']) => ({
      file,
      selector: selector.trim(),
      declarations: new Map(
        body
          .split(';')
          .map((line) => line.split(/:(.*)/s))
          .filter(([, value]) => value !== undefined)
          .map(([property = '', value = '']) => [property.trim(), value.trim()]),
      ),
    }),
  );
}

/** Every rule of the interface: of the style sheets and of the components. */
export function allRules(): StyleRule[] {
  const files = readdirSync(RENDERER, { encoding: 'utf8', recursive: true });
  return files
    .filter((name) => /\.(vue|css)$/.test(name))
    .flatMap((file) => {
      const text = readFileSync(resolve(RENDERER, file), 'utf8');
      if (file.endsWith('.css')) return rulesOf(file, text);
      const styles = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)];
      return styles.flatMap(([, css = '']) => rulesOf(file, css));
    });
}

/** The colors of a theme (`#rrggbb`), by their names. */
export function colorsOf(theme: Theme): Map<string, string> {
  const css = readFileSync(resolve(RENDERER, 'styles/tokens.css'), 'utf8');
  const rules = rulesOf('tokens.css', css).filter(({ selector }) =>
    selector.includes(`[data-theme='${theme}']`),
  );
  return new Map(
    rules
      .flatMap(({ declarations }) => [...declarations])
      .filter(([, value]) => /^#[0-9a-f]{6}$/.test(value)),
  );
}

/** The name in a value like `var(--text)`; undefined for any other value. */
export const tokenIn = (value: string | undefined): string | undefined =>
  value?.match(/^var\((--[a-z0-9-]+)\)$/)?.[1];
