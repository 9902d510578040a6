import { visibleText } from './plainText.ts';
import { isNumeric, numberText } from './table.ts';
import type { Cell, Table } from './table.ts';

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
