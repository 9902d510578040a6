import Papa from 'papaparse';
import { message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { groupedBy } from './groupedBy.ts';

/** A row of a table below its first. */
export interface CsvRow {
  /** As spreadsheets count it, from 1. */
  number: number;
  cells: readonly string[];
  /** How often the first row was repeated before it: a program that started again has written it. */
  start: number;
}

export interface CsvTable {
  /** The columns' names; none is empty, no two are the same. */
  head: readonly string[];
  rows: CsvRow[];
  delimiter: string;
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The line by which Excel is told the delimiter. */
const DELIMITER_LINE = /^"?sep=(.)"?\r?\n/i;

/**
 * A table as spreadsheets, pandas and loggers write it.
 * @throws {Refusal} when a row has more cells than there are columns
 */
export function csvTable(text: string): CsvTable {
  const told = DELIMITER_LINE.exec(text);
  const table = text.slice(told?.[0].length ?? 0);
  const delimiter = told?.[1] ?? delimiterOf(table);
  const parsed = Papa.parse<string[]>(table, { delimiter });
  const offset = told === null ? 1 : 2;
  const rows = parsed.data
    .map((cells, index) => ({ cells, number: index + offset }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first, ...rest] = rows;
  const names = withoutEmptyEnd(first?.cells ?? []);
  const read: CsvTable = { head: distinctNames(names), rows: [], delimiter };
  let start = 0;
  for (const { cells, number } of rest) {
    const filled = withoutEmptyEnd(cells);
    if (filled.length > names.length) {
      throw new Refusal(
        message('importRowTooLong', { row: number, cells: filled.length, columns: names.length }),
      );
    }
    const isHead = names.every((name, index) => name === cells[index]);
    if (isHead) start += 1;
    else read.rows.push({ number, cells, start });
  }
  return read;
}

/** The one by which the first row has the most cells: below it, commas may be in the numbers. */
function delimiterOf(table: string): string {
  const cellsBy = (delimiter: string): number => {
    const { data } = Papa.parse<string[]>(table, { delimiter, preview: 1, skipEmptyLines: true });
    return data[0]?.length ?? 0;
  };
  return DELIMITERS.reduce((best, each) => (cellsBy(each) > cellsBy(best) ? each : best));
}

const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);

/** The names as they are, without a mark of a comment; others where they are empty or there twice. */
function distinctNames(names: readonly string[]): string[] {
  const trimmed = names.map((name) => name.replace(/^#\s*/, '').trim());
  const counts = groupedBy(trimmed, (name) => name);
  return trimmed.map((name, index) =>
    name === '' || (counts.get(name)?.length ?? 0) > 1 ? `${name}#${index + 1}` : name,
  );
}
