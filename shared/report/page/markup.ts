import { withEntities } from '../../formats/plainText.ts';

/** A piece of HTML or SVG that is well-formed and harmless. Made by `element` alone. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Text is escaped, whatever is in it; `Markup` stands as it is. */
export type Content = string | number | Markup | readonly Content[];

/** Controls are no HTML: they are shown as the pictures Unicode has of them. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const picture = (control: string) =>
  control === '\u007f' ? '\u2421' : String.fromCodePoint(0x2400 + control.charCodeAt(0));

export const escaped = (text: string): string =>
  withEntities(text)
    .replace(CONTROLS, picture)
    .replace(/[\u0080-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd');

function markupOf(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escaped(content);
  return content.map(markupOf).join('');
}

/** Elements that have no end tag. */
const VOID = new Set(['meta']);

/** `<name attributes>content</name>`; names are the program's own, values and content are escaped. */
export function element(
  name: string,
  attributes: Record<string, string | number>,
  ...content: Content[]
): Markup {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(String(value))}"`,
  );
  const open = `<${name}${written.join('')}>`;
  return new Markup(VOID.has(name) ? open : `${open}${markupOf(content)}</${name}>`);
}

/** A name a person gave: it cannot turn the reading direction of what stands around it. */
export const named = (text: string): Markup => element('bdi', {}, text);
