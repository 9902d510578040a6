/** What a cell that should hold a number holds. */
export type CellContent =
  | { is: 'number'; value: number }
  /** NaN or an infinity: the training has diverged. */
  | { is: 'not finite' }
  | { is: 'missing' }
  | { is: 'unreadable' };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const COMMA_NUMBER = /^[+-]?(\d+,\d*|,\d+)(e[+-]?\d+)?$/i;
/** `1,234,567`: what a comma between digits means elsewhere. */
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+$/;
/** `1.234,5` */
const GROUPED_BEFORE_COMMA = /^[+-]?\d{1,3}(\.\d{3})+,\d+$/;

/** How numpy, pandas, Java, JavaScript, C and old Windows write what is no finite number. */
const NOT_FINITE = /^[+-]?(nan(\(\w*\))?|inf(inity)?|∞|1\.#(qnan|snan|ind|inf)\d*)$/i;
/** How pandas, R, Keras, SQL and people write that there is no value. */
const MISSING = /^(|na|n\/a|#n\/a|<na>|null|none|-|–|—|\?)$/i;

const plain = (cell: string): string => cell.trim().replace(/^\u2212/, '-');

/**
 * Whether the numbers of a table have a comma before their decimals. Between commas, `1,234` may be
 * one thousand; another cell must show it then.
 */
export function hasDecimalCommas(cells: readonly string[], delimiter: string): boolean {
  const isProof = (cell: string): boolean => {
    const text = plain(cell);
    return COMMA_NUMBER.test(text) && (delimiter !== ',' || !GROUPED.test(text));
  };
  return cells.some(isProof);
}

/** What a cell holds. */
export function readCell(cell: string, decimalCommas: boolean): CellContent {
  const text = plain(cell);
  if (MISSING.test(text)) return { is: 'missing' };
  if (NOT_FINITE.test(text)) return { is: 'not finite' };
  const share = /^(.*?)\s*%$/.exec(text)?.[1];
  const value = numberIn(share ?? text, decimalCommas);
  if (value === null) return { is: 'unreadable' };
  if (!Number.isFinite(value)) return { is: 'not finite' };
  return { is: 'number', value: share === undefined ? value : value / 100 };
}

function numberIn(text: string, decimalCommas: boolean): number | null {
  if (!decimalCommas) return NUMBER.test(text) ? Number(text) : null;
  if (COMMA_NUMBER.test(text)) return Number(text.replace(',', '.'));
  if (GROUPED_BEFORE_COMMA.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  // Beside decimal commas a point may separate thousands or not: the file does not say.
  return NUMBER.test(text) && !text.includes('.') ? Number(text) : null;
}
