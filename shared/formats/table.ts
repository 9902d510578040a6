import { visibleText, withEntities } from './plainText.ts';

/** A number is written with all its digits; null is a value that is not there, or not finite. */
export type Cell = string | number | null;

/** What is shown or written as a table, whatever the format. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Shortest text that reads back as the same number; every format writes numbers so. */
export const numberText = (value: number): string => String(value);

/** Whether a column holds numbers only, so that it is set flush right. */
export const isNumeric = ({ rows }: Table, column: number): boolean =>
  rows.length > 0 && rows.every((row) => typeof row[column] !== 'string');

const COMMANDS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
};

/** A text as it is, whatever it has of TeX in it. */
export const latexText = (text: string): string =>
  visibleText(text)
    .replace(/[\\~^<>|"]|[{}$&#_%]/g, (character) => COMMANDS[character] ?? `\\${character}`)
    // After a line's end these two would be taken for its options.
    .replace(/^[[*]/, '{$&}')
    // Where two of them meet, fonts make one longer dash of them.
    .replaceAll('--', '-{}-');

function cellText(cell: Cell): string {
  if (cell === null) return '--';
  return typeof cell === 'number' ? numberText(cell).replaceAll('-', '$-$') : latexText(cell);
}

const line = (cells: readonly string[]) => `    ${cells.join(' & ')} \\\\`;

/** A table with its caption. It needs the package booktabs. */
export function latexTable(table: Table): string {
  const columns = table.columns.map((_, column) => (isNumeric(table, column) ? 'r' : 'l'));
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${latexText(table.title)}}`,
    `  \\begin{tabular}{${columns.join('')}}`,
    '    \\toprule',
    line(table.columns.map(latexText)),
    '    \\midrule',
    ...table.rows.map((row) => line(row.map(cellText))),
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
}

/** A text as it is, whatever it has of Markdown or HTML in it. */
export const markdownText = (text: string): string =>
  withEntities(visibleText(text), /[&<>]/g).replace(/[\\`*_{}[\]()#!|~$^]/g, '\\$&');

function markdownCell(cell: Cell): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? numberText(cell) : markdownText(cell);
}

const markdownLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A pipe table of GitHub's Markdown under its title. */
export function markdownTable(table: Table): string {
  const rules = table.columns.map((_, column) => (isNumeric(table, column) ? '---:' : '---'));
  const rows = table.rows.map((row) => markdownLine(row.map(markdownCell)));
  const head = [markdownLine(table.columns.map(markdownText)), markdownLine(rules)];
  return [`**${markdownText(table.title)}**`, '', ...head, ...rows, ''].join('\n');
}
