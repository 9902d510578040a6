import type { CsvRow, CsvTable } from './csvTable.ts';

/** Which columns of a table say what, by their index; null where none does. */
export interface CsvColumns {
  head: readonly string[];
  delimiter: string;
  /** Of each name, in lower case. */
  byName: ReadonlyMap<string, number>;
  epoch: number | null;
  step: number | null;
  seconds: number | null;
  /** Where each row is one value. */
  value: number | null;
  /** Columns that say of a row whose values it has. */
  context: readonly number[];
  /** Whether the workbench wrote the file. */
  isOurs: boolean;
  /** Says whose values a file of one series has. */
  fileStem: string;
}

const NAMES = {
  epoch: ['epoch', '에폭', '에포크'],
  step: ['step', 'global_step', 'trainer/global_step', '_step', 'iteration', '스텝'],
  seconds: ['seconds', 'elapsed', 'time', '_runtime'],
  value: ['value'],
};
const CONTEXT = ['network', 'model', 'split', 'phase', 'metric', 'tag'];
/** What pandas calls the index it writes beside a table. */
const INDEX = /^(#1|unnamed: 0|index)$/i;

export function csvColumns({ head, rows, delimiter }: CsvTable, fileStem: string): CsvColumns {
  const byName = new Map(head.map((name, index) => [name.toLowerCase(), index]));
  const columnOf = (names: readonly string[]): number | null =>
    names.map((name) => byName.get(name)).find((index) => index !== undefined) ?? null;
  const step = columnOf(NAMES.step);
  const index = step === null && INDEX.test(head[0] ?? '') && isCounted(rows) ? 0 : null;
  return {
    ...{ head, delimiter, byName, fileStem },
    epoch: columnOf(NAMES.epoch) ?? index,
    step,
    seconds: columnOf(NAMES.seconds),
    value: columnOf(NAMES.value),
    context: CONTEXT.flatMap((name) => byName.get(name) ?? []),
    isOurs: byName.has('experiment_id') && byName.has('experiment_name'),
  };
}

/** Whether the first column counts the rows. */
const isCounted = (rows: readonly CsvRow[]): boolean =>
  rows.every(({ cells }, index) => Number(cells[0]) === index + Number(rows[0]?.cells[0]));
