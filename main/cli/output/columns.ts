import { visibleText } from '../../../shared/formats/plainText.ts';

/** What takes two places of a terminal: Hangul, Chinese characters, kana, wide forms, pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;

const widthOf = (character: string): number => (WIDE.test(character) ? 2 : 1);

/** How many places of a terminal a text takes. */
const textWidth = (text: string): number =>
  Array.from(text).reduce((places, character) => places + widthOf(character), 0);

/** As much of the beginning as fits into `width` places. */
export function cutToWidth(text: string, width: number): string {
  let [fits, places] = ['', 0];
  for (const character of text) {
    places += widthOf(character);
    if (places > width) break;
    fits += character;
  }
  return fits;
}

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
