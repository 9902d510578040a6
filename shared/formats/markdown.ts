import { visibleText } from './plainText.ts';
import { isNumeric, numberText } from './table.ts';
import type { Cell, Table } from './table.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as it is, whatever it has of Markdown or HTML in it. */
export const markdownText = (text: string): string =>
  visibleText(text)
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')
    .replace(/[\\`*_{}[\]()#!|~$^]/g, '\\$&');

function cellText(cell: Cell): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? numberText(cell) : markdownText(cell);
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A pipe table of GitHub's Markdown under its title. */
export function markdownTable(table: Table): string {
  const rules = table.columns.map((_, column) => (isNumeric(table, column) ? '---:' : '---'));
  const rows = table.rows.map((row) => line(row.map(cellText)));
  const head = [line(table.columns.map(markdownText)), line(rules)];
  return [`**${markdownText(table.title)}**`, '', ...head, ...rows, ''].join('\n');
}
