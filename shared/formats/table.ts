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
