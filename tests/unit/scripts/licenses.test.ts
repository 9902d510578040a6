import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { licensesSchema } from '../../../shared/domain/licenses.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const built = readFileSync(join(ROOT, 'dist/renderer/licenses.json'), 'utf8');
const { works, texts } = licensesSchema.parse(JSON.parse(built));
const termsOf = (name: string) => texts[works.find((work) => work.name === name)?.text ?? -1] ?? '';

/** What the programs' bundles ask for by name, besides what Node and Electron have themselves. */
function loadedByPrograms(): string[] {
  const folder = join(ROOT, 'dist/main');
  const sources = readdirSync(folder)
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const names = sources.flatMap((source) =>
    [...source.matchAll(/^import .*from "([^".@][^"/]*)/gm)].map((match) => match[1] ?? ''),
  );
  return [...new Set(names)].filter((name) => !/^node:|^electron$/.test(name));
}

describe('the licenses shown in About', () => {
  it('tell the terms of every package that is installed with the programs', () => {
    const names = works.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(packageJson.dependencies)));
    expect(names).toEqual(expect.arrayContaining(loadedByPrograms()));
  });

  it('list the terms of packages in the page, and of no build tool', () => {
    const names = works.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['vue', 'pinia', 'chart.js', 'reka-ui', 'zod']));
    for (const tool of ['vite', 'esbuild', 'eslint', 'vitest', 'electron-builder']) {
      expect(names).not.toContain(tool);
    }
  });

  it('have a name, a license and a text for each work', () => {
    for (const { name, license, text } of works) {
      expect(license, name).not.toBe('');
      expect(texts[text]?.length, name).toBeGreaterThan(200);
    }
  });

  it('tell of what is no package', () => {
    expect(termsOf('TensorFlow')).toContain('Eigen');
    expect(termsOf('Electron')).toContain('LICENSES.chromium.html');
    expect(termsOf('MNIST')).toContain('Attribution-ShareAlike 3.0');
    expect(termsOf('@tensorflow/tfjs')).toContain('Apache License');
    expect(termsOf('seedrandom')).toMatch(/Copyright \(c\) \w+[\s\S]*Permission is hereby granted/);
  });
});
