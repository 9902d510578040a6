import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'vue/compiler-sfc';
import { en } from '../../../renderer/i18n/en/index.ts';
import { ko } from '../../../renderer/i18n/ko/index.ts';

const RENDERER = resolve(import.meta.dirname, '../../../renderer');

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(prefix + key, value);
    else for (const [path, text] of flatten(value, `${prefix}${key}.`)) texts.set(path, text);
  }
  return texts;
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** What is written in `source` from `start` to the end of the call that it is in. */
function argumentsFrom(source: string, start: number): string {
  let depth = 1;
  let end = start;
  while (depth > 0 && end < source.length) {
    if (source[end] === '(') depth += 1;
    if (source[end] === ')') depth -= 1;
    end += 1;
  }
  return source.slice(start, end);
}

const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name) && !/^i18n[\\/](en|ko)[\\/]/.test(name))
  .map((name) => ({ name, source: readFileSync(join(RENDERER, name), 'utf8') }));

/** The compiler's number for a comment in a template. */
const COMMENT = 3;

interface TemplateNode {
  type?: number;
  content?: unknown;
  props?: { name: string; value?: { content: string } }[];
  children?: TemplateNode[];
  tag?: string;
}

const WORDS = /\p{L}{2,}/u;
const SPOKEN = [
  'aria-label',
  'alt',
  'title',
  'placeholder',
  'label',
  'text',
  'help',
  'description',
];

/** Words a person would read that are written into a template instead of the texts. */
function wordsIn(node: TemplateNode): string[] {
  if (node.type === COMMENT) return [];
  const own = typeof node.content === 'string' && WORDS.test(node.content) ? [node.content] : [];
  const spoken = (node.props ?? []).filter(
    ({ name, value }) => SPOKEN.includes(name) && WORDS.test(value?.content ?? ''),
  );
  const below = (node.children ?? []).flatMap(wordsIn);
  return [
    ...own,
    ...spoken.map(({ name, value }) => `${name}="${value?.content ?? ''}"`),
    ...below,
  ];
}

describe('the texts', () => {
  const english = flatten(en);
  const korean = flatten(ko);

  it('exist in both languages', () => {
    expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of [...english, ...korean]) expect(text, key).not.toBe('');
  });

  it('take the same values in both languages', () => {
    for (const [key, text] of english) {
      expect(placeholders(korean.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('are given every value they name', () => {
    const missing = files.flatMap(({ name, source }) =>
      [...source.matchAll(/\bt\(\s*'([\w.]+)'/g)].flatMap(({ 0: call, 1: key = '', index }) => {
        const given = argumentsFrom(source, index + call.length);
        // What was put together elsewhere is not looked up.
        if (/^,\s*[^{\s]|\.{3}/.test(given)) return [];
        return placeholders(english.get(key) ?? '')
          .map((placeholder) => placeholder.slice(1, -1))
          .filter((value) => !new RegExp(`\\b${value}\\b`).test(given))
          .map((value) => `${name}: ${key} without ${value}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('are all used', () => {
    const source = files.map((file) => file.source).join('\n');
    const prefixes = [...source.matchAll(/`([a-z]\w*\.(?:\w+\.)*)\$\{/g)].map((match) => match[1]);
    const isUsed = (key: string) =>
      source.includes(`'${key}'`) || prefixes.some((prefix) => prefix && key.startsWith(prefix));
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are the only words on the screens', () => {
    const found = files
      .filter(({ name }) => name.endsWith('.vue'))
      .flatMap(({ name, source }) => {
        const template = parse(source).descriptor.template?.ast;
        expect(template, `${name} has a template`).toBeDefined();
        return wordsIn({ children: template?.children as TemplateNode[] }).map(
          (words) => `${name}: ${words.trim()}`,
        );
      });
    expect(found).toEqual([]);
  });
});
