import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(import.meta.dirname, '../..');

const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'];

/** What a line of a code block starts with when it is meant to be typed. */
const TYPED = /^(npm|npx|node) /;

export interface DocPage {
  name: string;
  text: string;
}

export interface DocCommand {
  page: string;
  command: string;
}

/** All pages written for people. */
export function docPages(): DocPage[] {
  const more = readdirSync(join(PROJECT, 'docs')).map((name) => `docs/${name}`);
  return [...PAGES, ...more].map((name) => ({
    name,
    text: readFileSync(join(PROJECT, name), 'utf8'),
  }));
}

/**
 * Every command the pages give: the lines of their code blocks that start like one, without the
 * remark behind it. Commands inside a sentence, in backquotes, count too.
 */
export function docCommands(): DocCommand[] {
  return docPages().flatMap(({ name, text }) => {
    const lines = text.split('\n').flatMap((line) => /^ {4}(\S.*)/.exec(line)?.[1] ?? []);
    const quoted = [...text.matchAll(/`((?:npm|npx|node) [^`\n]+)`/g)].map(
      (match) => match[1] ?? '',
    );
    return [...lines, ...quoted]
      .filter((line) => TYPED.test(line))
      .map((line) => ({ page: name, command: line.replace(/\s+#.*$/, '') }));
  });
}
