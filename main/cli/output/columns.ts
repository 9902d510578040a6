import { visibleText } from '../../../shared/formats/plainText.ts';
import { textWidth } from './textWidth.ts';

/** Rows of cells as lines, each column as wide as its widest cell; the last one is left ragged. */
export function columns(rows: string[][]): string[] {
  const cells = rows.map((row) => row.map(visibleText));
  const widths = (cells[0] ?? []).map((_, column) =>
    cells.reduce((widest, row) => Math.max(widest, textWidth(row[column] ?? '')), 0),
  );
  return cells.map((row) =>
    row
      .map(
        (cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - textWidth(cell))),
      )
      .join('  ')
      .trimEnd(),
  );
}
