import Papa from 'papaparse';
import { message } from '../../../../shared/errors/message.ts';
import { Refusal } from '../../../../shared/errors/refusal.ts';
import { groupedBy } from '../scalars/groupedBy.ts';
import type { Message } from '../../../../shared/errors/message.ts';

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

/** The line that names the delimiter for Excel. */
const DELIMITER_LINE = /^"?sep=(.)"?\r?\n/i;

/**
 * A table as spreadsheets, pandas and loggers write it.
 * @throws {Refusal} when a row has more cells than there are columns
 */
export function csvTable(text: string): CsvTable {
  const named = DELIMITER_LINE.exec(text);
  const table = text.slice(named?.[0].length ?? 0);
  const delimiter = named?.[1] ?? delimiterOf(table);
  const parsed = Papa.parse<string[]>(table, { delimiter });
  const offset = named === null ? 1 : 2;
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

/** How many bytes are read to recognize UTF-16 without a mark. */
const SAMPLE = 1000;

/** Encodings that spreadsheets write where a file is not in UTF-8: label, name, and what must be in the text. */
const OTHERS = [
  { label: 'euc-kr', name: 'CP949', proof: /[\uac00-\ud7a3]/ },
  { label: 'windows-1252', name: 'Windows-1252', proof: /^[^\u0080-\u009f]*$/ },
] as const;

/**
 * A file's text: UTF-8, UTF-16, or what a Korean or a western spreadsheet writes; the last two are reported
 * in a notice.
 * @throws {Refusal} when it is none of these
 */
export function csvTextOf(bytes: Uint8Array): { text: string; notices: Message[] } {
  const utf = decoded(bytes, utf16Label(bytes) ?? 'utf-8');
  if (utf !== null && !utf.includes('\0')) return { text: utf, notices: [] };
  for (const { label, name, proof } of OTHERS) {
    const text = decoded(bytes, label);
    if (text === null || text.includes('\0') || !proof.test(text)) continue;
    return { text, notices: [message('importReadAs', { encoding: name })] };
  }
  throw new Refusal(message('importNotText'));
}

/** Which UTF-16 it is, by its mark or by where its zeros are; null for another encoding. */
function utf16Label(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 1].map((parity) =>
    sample.filter((byte, at) => byte === 0 && at % 2 === parity),
  );
  const [even = [], odd = []] = zeros.map(({ length }) => length > sample.length / 4);
  if (odd === true && even === false) return 'utf-16le';
  return even === true && odd === false ? 'utf-16be' : null;
}

function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
