import { SETTING_NAMES } from '../../../shared/domain/catalog/catalog.ts';
import type { SettingName } from '../../../shared/domain/catalog/catalog.ts';
import { epochsOf, isTold, MEASURES, valueOf } from '../../../shared/analysis/measure.ts';
import { settingApplies } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import { networkAbbreviations } from '../../../shared/domain/normalization.ts';
import { csvText } from '../../../shared/formats/csv.ts';
import type { Cell } from '../../../shared/formats/table.ts';
import {
  LONG_COLUMNS,
  MEASURE_COLUMNS,
  WIDE_COLUMNS,
} from '../../../shared/report/exportColumns.ts';
import { textFile, exportName } from './exportRequest.ts';
import type { Exporter } from './exportRequest.ts';

type Row = readonly Cell[];

const dataName = ({ experiment: { data } }: ExperimentRecord): string =>
  data === null ? '' : data.builtIn ? `${data.name} (not MNIST)` : data.name;

const runCells = (record: ExperimentRecord): Row => [
  record.experiment.id,
  record.experiment.name,
  dataName(record),
];

/** Seconds until a step; null where its time is not known. */
function clockOf({ timings }: ExperimentRecord): (step: number) => number | null {
  const elapsed = new Map(timings.map((timing) => [timing.step, timing.elapsed]));
  return (step) => elapsed.get(step) ?? null;
}

function* longRows(record: ExperimentRecord): Generator<Row> {
  const run = runCells(record);
  const names = networkAbbreviations(record.experiment.config.normalization);
  const secondsAt = clockOf(record);
  for (const line of record.metrics) {
    if (line.kind === 'epoch') {
      const place = [line.epoch, line.step, secondsAt(line.step)];
      for (const measure of MEASURES) {
        const { split, metric } = measure;
        for (const network of NETWORKS) {
          if (!isTold(line, network, measure)) continue;
          const value = valueOf(line, network, measure);
          yield [...run, names[network], split, metric, ...place, value];
        }
      }
    }
    if (line.kind !== 'chunk') continue;
    for (const network of NETWORKS) {
      for (const [index, loss] of line.loss[network].entries()) {
        const step = line.firstStep + index;
        const place = [line.epoch, step, secondsAt(step)];
        yield [...run, names[network], 'batch', 'loss', ...place, loss];
      }
    }
  }
}

function settingCell(config: ExperimentConfig, setting: SettingName): Cell {
  const value = settingApplies(config, setting) ? config[setting] : null;
  return Array.isArray(value) ? value.join(' ') : value;
}

function* wideRows(record: ExperimentRecord): Generator<Row> {
  const run = runCells(record);
  const secondsAt = clockOf(record);
  const settings = SETTING_NAMES.map((name) => settingCell(record.experiment.config, name));
  for (const line of epochsOf(record.metrics)) {
    const values = MEASURE_COLUMNS.map(({ network, measure }) => valueOf(line, network, measure));
    yield [...run, line.epoch, line.step, secondsAt(line.step), ...values, ...settings];
  }
}

function* table(
  columns: readonly { name: string }[],
  records: readonly ExperimentRecord[],
  rowsOf: (record: ExperimentRecord) => Generator<Row>,
): Generator<Row> {
  yield columns.map(({ name }) => name);
  for (const record of records) yield* rowsOf(record);
}

/** One row a value, the losses of every step among them: for programs. */
export const csvLong: Exporter = ({ records }) => [
  textFile(`${exportName(records)}.csv`, csvText(table(LONG_COLUMNS, records, longRows))),
];

/** One row an epoch: for spreadsheets. */
export const csvWide: Exporter = ({ records }) => [
  textFile(`${exportName(records)}-wide.csv`, csvText(table(WIDE_COLUMNS, records, wideRows))),
];
