import { SETTING_NAMES, settingRow } from '../domain/catalog/catalog.ts';
import type { SettingName } from '../domain/catalog/catalog.ts';
import { MEASURES } from '../analysis/measure.ts';
import type { Measure } from '../analysis/measure.ts';
import { NETWORKS } from '../domain/metrics.ts';
import type { NetworkName } from '../domain/metrics.ts';
import { NORMALIZATION } from '../domain/normalization.ts';

/** What a column of a CSV file means. `unit` is empty where there is none. */
export interface ExportColumn {
  name: string;
  unit: string;
  meaning: string;
}

const column = (name: string, unit: string, meaning: string): ExportColumn => ({
  name,
  unit,
  meaning,
});

/** How each normalization's network is named: `bn: with batch normalization; ln: with layer normalization`. */
const NORMALIZED = Object.values(NORMALIZATION)
  .map(({ abbreviation, name }) => `${abbreviation}: with ${name}`)
  .join('; ');

const RUN_COLUMNS = [
  column('experiment_id', '', "the run's id; its first digits are the time it was made, in UTC"),
  column(
    'experiment_name',
    '',
    "the run's name; guarded by ' where it could be taken for a formula",
  ),
  column('data', '', 'the data set the run saw'),
];

const PLACE_COLUMNS = [
  column('epoch', '', 'counted from 1'),
  column('step', '', 'training steps (mini-batches) taken since the start of the run'),
  column('seconds', 's', 'training and evaluation until here, pauses left out; empty if not known'),
];

/** One row a value. */
export const LONG_COLUMNS: readonly ExportColumn[] = [
  ...RUN_COLUMNS,
  column('network', '', `${NORMALIZED}; plain: without`),
  column(
    'split',
    '',
    'train, valid: evaluated in eval mode after the epoch; batch: the mini-batch of the step, in train mode',
  ),
  column(
    'metric',
    '',
    'loss: mean softmax cross-entropy in nats; accuracy: share of right answers',
  ),
  ...PLACE_COLUMNS,
  column('value', 'nats or 1', 'the value; empty where it is not finite'),
];

export interface MeasureColumn {
  name: string;
  network: NetworkName;
  measure: Measure;
}

export const MEASURE_COLUMNS: readonly MeasureColumn[] = MEASURES.flatMap((measure) =>
  NETWORKS.map((network) => ({
    name: `${measure.split}_${network}_${measure.metric}`,
    network,
    measure,
  })),
);

/** `learningRate` as `learning_rate`. */
export const settingColumn = (setting: SettingName): string =>
  setting.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function settingMeaning(setting: SettingName): string {
  const { emptyMeans } = settingRow(setting);
  return `the setting ${setting}${emptyMeans === undefined ? '' : `; ${emptyMeans}`}`;
}

/** One row an epoch. */
export const WIDE_COLUMNS: readonly ExportColumn[] = [
  ...RUN_COLUMNS,
  ...PLACE_COLUMNS,
  ...MEASURE_COLUMNS.map(({ name, network, measure: { split, metric } }) =>
    column(
      name,
      metric === 'loss' ? 'nats' : '1',
      `${metric} over the ${split} split in eval mode, network ${network === 'bn' ? 'with' : 'without'} what the column normalization names`,
    ),
  ),
  ...SETTING_NAMES.map((setting) => column(settingColumn(setting), '', settingMeaning(setting))),
];
