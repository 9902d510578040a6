import { NETWORKS } from '../../../../shared/domain/metrics.ts';
import type { NetworkName } from '../../../../shared/domain/metrics.ts';
import { message } from '../../../../shared/errors/message.ts';
import { Refusal } from '../../../../shared/errors/refusal.ts';
import { visibleText } from '../../../../shared/formats/plainText.ts';
import { canCompare, chosenSeries, EXAMPLES, namesFound } from '../scalars/chosenSeries.ts';
import { hasDecimalCommas, readCell } from './csvCells.ts';
import type { CellContent } from './csvCells.ts';
import type { CsvColumns } from './csvColumns.ts';
import type { CsvRow } from './csvTable.ts';
import { groupedBy } from '../scalars/groupedBy.ts';
import type { Scalar } from '../scalars/scalar.ts';
import { seriesName } from '../scalars/seriesName.ts';

/** A cell that holds a value of a series, or the place of its row. */
interface ValueCell {
  row: CsvRow;
  column: number;
  /** Whose value it is. */
  label: string;
}

interface Place {
  epoch: number | null;
  step: number | null;
  seconds: number | null;
}

const MOST_TEXT = 40;

/**
 * The scalars of one run's rows, in their order.
 * @param network the network of series that name none
 * @throws {Refusal} naming the columns that are missing, or the cell that cannot be read
 */
export function csvScalars(
  columns: CsvColumns,
  rows: readonly CsvRow[],
  network: NetworkName | null,
): { scalars: Scalar[]; leftOut: string[] } {
  const cells = columns.value === null ? wideCells(columns, rows) : longCells(columns, rows);
  const labels = new Map(cells.map(({ label }) => [label, seriesName(label)]));
  const { chosen, leftOut } = chosenSeries(labels, network);
  if (!canCompare(chosen.values())) {
    const found = namesFound(columns.value === null ? columns.head : [...labels.keys()]);
    throw new Refusal(message('importColumnsMissing', { found, examples: EXAMPLES }));
  }
  const read = cells.filter(({ label }) => chosen.has(label));
  const reader = cellReader(columns, read);
  const places = placesOf(columns, rows, reader);
  const endsOfLoss = columns.isOurs && columns.value === null ? lossEnds(columns, rows) : null;
  const scalars = read.flatMap(({ row, column, label }): Scalar[] => {
    const series = chosen.get(label);
    const place = places.get(row);
    if (series === undefined || place === undefined) return [];
    const content = reader(row, column);
    const isLoss = series.metric === 'loss';
    // We write an empty cell for a loss that is not finite.
    const isEnded = endsOfLoss === null ? columns.isOurs : row.number > endsOfLoss[series.network];
    if (content.is === 'missing' && !(isLoss && isEnded)) return [];
    const value = content.is === 'number' ? content.value : null;
    return [{ ...series, ...place, label, start: row.start, value }];
  });
  return { scalars, leftOut };
}

type CellReader = (row: CsvRow, column: number) => Exclude<CellContent, { is: 'unreadable' }>;

function cellReader(columns: CsvColumns, read: readonly ValueCell[]): CellReader {
  const texts = read.map(({ row, column }) => row.cells[column] ?? '');
  const decimalCommas = hasDecimalCommas(texts, columns.delimiter);
  return (row, column) => {
    const text = row.cells[column] ?? '';
    const content = readCell(text, decimalCommas);
    if (content.is !== 'unreadable') return content;
    throw new Refusal(
      message('importCellUnreadable', {
        row: String(row.number),
        column: visibleText(columns.head[column] ?? String(column + 1)),
        text: visibleText(text.trim()).slice(0, MOST_TEXT),
      }),
    );
  };
}

const contextOf = (columns: CsvColumns, { cells }: CsvRow): string =>
  columns.context.map((column) => cells[column] ?? '').join(' ');

/** A value a row; beside it stands whose it is. */
function longCells(columns: CsvColumns, rows: readonly CsvRow[]): ValueCell[] {
  return rows.map((row) => {
    const label = contextOf(columns, row).trim();
    return { row, column: columns.value ?? 0, label: label === '' ? columns.fileStem : label };
  });
}

/** A series a column. */
function wideCells(columns: CsvColumns, rows: readonly CsvRow[]): ValueCell[] {
  return rows.flatMap((row) => {
    const context = contextOf(columns, row);
    return columns.head.map((name, column) => ({
      ...{ row, column },
      label: `${name} ${context}`.trim(),
    }));
  });
}

/** Where each row stands. Without a column that says so, rows are epochs, counted again at each start. */
function placesOf(
  columns: CsvColumns,
  rows: readonly CsvRow[],
  reader: CellReader,
): Map<CsvRow, Place> {
  const { epoch, step } = columns;
  if (epoch === null && step === null) {
    const starts = groupedBy(rows, ({ start }) => start);
    return new Map(
      [...starts.values()].flatMap((own) =>
        own.map((row, index): [CsvRow, Place] => [
          row,
          { epoch: index, step: null, seconds: null },
        ]),
      ),
    );
  }
  const numberAt = (row: CsvRow, column: number | null): number | null => {
    const content = column === null ? null : reader(row, column);
    return content?.is === 'number' ? content.value : null;
  };
  return new Map(
    rows.map((row) => {
      const read = numberAt(row, epoch);
      const place = {
        // Within an epoch, some count in parts of it.
        epoch: read === null ? null : Math.ceil(read),
        step: numberAt(row, step),
        seconds: secondsIn(row, columns.seconds),
      };
      return [row, place];
    }),
  );
}

/** Null for a time of another form. */
function secondsIn({ cells }: CsvRow, column: number | null): number | null {
  const content = readCell(cells[column ?? -1] ?? '', false);
  return content.is === 'number' ? content.value : null;
}

/**
 * The last row of a file of ours with a loss of each network: below it the losses are not finite. A
 * network without any has none that is known.
 */
function lossEnds(columns: CsvColumns, rows: readonly CsvRow[]): Record<NetworkName, number> {
  const lastOf = (network: NetworkName): number => {
    const losses = [...columns.head.entries()].filter(([, name]) => {
      const series = seriesName(name);
      return series.network === network && series.metric === 'loss';
    });
    const last = rows.findLast(({ cells }) =>
      losses.some(([column]) => (cells[column] ?? '').trim() !== ''),
    );
    return last?.number ?? Infinity;
  };
  const [bn, plain] = NETWORKS.map(lastOf);
  return { bn: bn ?? Infinity, plain: plain ?? Infinity };
}
