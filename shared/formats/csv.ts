import { numberText } from './table.ts';
import type { Cell } from './table.ts';

/** By it spreadsheets know that the file is UTF-8; without it Korean is garbled. */
const BYTE_ORDER_MARK = '\ufeff';

/** What a spreadsheet takes for a formula when a text begins with it, the wide forms included. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** Numbers stay bare. A text that could be taken for a formula gets an apostrophe in front. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell);
  // A NUL ends the file for many readers.
  const text = (FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('\0', '\u2400');
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as RFC 4180 says, in UTF-8 with its mark. */
export function csvText(rows: Iterable<readonly Cell[]>): string {
  let text = BYTE_ORDER_MARK;
  for (const row of rows) text += `${row.map(cellText).join(',')}\r\n`;
  return text;
}

/** A text cell as it was before it was guarded. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
