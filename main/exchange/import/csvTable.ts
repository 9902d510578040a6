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

/** The line by which Excel is told the delimiter. */
const DELIMITER_LINE = /^"?sep=(.)"?\r?\n/i;

/**
 * A table as spreadsheets, pandas and loggers write it.
 * @throws {Refusal} when a row has more cells than there are columns
 */
export function csvTable(text: string): CsvTable {
  const told = DELIMITER_LINE.exec(text);
  const parsed = Papa.parse<string[]>(text.slice(told?.[0].length ?? 0), {
    delimiter: told?.[1] ?? '',
  });
  const offset = told === null ? 1 : 2;
  const rows = parsed.data
    .map((cells, index) => ({ cells, number: index + offset }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first, ...rest] = rows;
  const names = withoutEmptyEnd(first?.cells ?? []);
  const table: CsvTable = {
    head: distinctNames(names),
    rows: [],
    delimiter: parsed.meta.delimiter,
  };
  let start = 0;
  for (const { cells, number } of rest) {
    const told = withoutEmptyEnd(cells);
    if (told.length > names.length) {
      throw new Refusal(
        message('importRowTooLong', { row: number, cells: told.length, columns: names.length }),
      );
    }
    const isHead = names.every((name, index) => name === cells[index]);
    if (isHead) start += 1;
    else table.rows.push({ number, cells, start });
  }
  return table;
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
