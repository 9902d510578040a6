import type { SettingName } from '../domain/catalog/catalog.ts';
import type { ExperimentConfig } from '../domain/config.ts';
import { CLASSES } from '../domain/dataset.ts';
import type { Experiment } from '../domain/experiment.ts';
import { NETWORKS } from '../domain/metrics.ts';
import type { NetworkName, PerNetwork, Split } from '../domain/metrics.ts';
import type { Normalization } from '../domain/normalization.ts';
import { meanInterval } from './intervals.ts';
import type { MeanInterval } from './intervals.ts';
import type { Metric } from './measure.ts';
import { distinctExperiments } from './repeats.ts';
import { settingText } from './settings.ts';

/** What a sweep is judged by: only what the table of experiments knows, so that no curve need be loaded. */
export type SweepMeasure =
  { at: 'last'; split: Split; metric: Metric } | { at: 'best'; split: 'valid'; metric: 'accuracy' };

/**
 * Up to this share of right answers a network has learned nothing: guessing one of ten gives 0.1, and
 * always the most frequent digit 0.1135 on MNIST's valid split.
 */
export const CHANCE_ACCURACY = 1.5 / CLASSES;

/** One network at one place of the sweep, over its seeds. */
export interface SweepCell {
  /** Null where no run has a finite value. */
  value: MeanInterval | null;
  /** Runs with at least one epoch. */
  runs: number;
  /** Of them, those whose loss stopped being finite. */
  diverged: number;
  /** Of them, those that have not diverged and yet ended no better than guessing. */
  atChance: number;
  /** Whether half or more of the runs diverged or ended at chance: training breaks here. */
  breaks: boolean;
}

export interface SweepPoint {
  /** Value of each swept setting, in the order asked for: a number, or text where it is not one. */
  at: (number | string)[];
  cells: PerNetwork<SweepCell>;
}

export interface Sweep {
  settings: SettingName[];
  measure: SweepMeasure;
  /** Runs that are copies of others: same settings, same seed. Each counts once. */
  copies: number;
  /** Those of the runs, each once. */
  normalizations: Normalization[];
  /** In ascending order of the settings' values, the first setting's first. */
  points: SweepPoint[];
  /** The best place of each network by its mean, among those where training does not break. */
  best: PerNetwork<SweepPoint | null>;
}

/** Depth is swept as lists of equal layers, so lists go by their length first. */
function placeOf(config: ExperimentConfig, setting: SettingName): number | string {
  const value = config[setting];
  return typeof value === 'number' ? value : settingText(config, setting);
}

/** Numbers ascending; a text after all numbers (`all` examples); no layers at all first. */
function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1;
  const lengthOf = (text: string) => (text === 'none' ? 0 : text.length);
  return lengthOf(a) - lengthOf(b) || (a < b ? -1 : Number(a > b));
}

function comparePlaces(a: SweepPoint, b: SweepPoint): number {
  for (const [index, value] of a.at.entries()) {
    const order = compare(value, b.at[index] ?? value);
    if (order !== 0) return order;
  }
  return 0;
}

function valueIn({ summary }: Experiment, network: NetworkName, measure: SweepMeasure) {
  if (measure.at === 'best') return summary.best?.[network]?.accuracy ?? null;
  return summary.last?.[measure.split][network][measure.metric] ?? null;
}

function cellOf(
  experiments: readonly Experiment[],
  network: NetworkName,
  measure: SweepMeasure,
): SweepCell {
  const begun = distinctExperiments(experiments.filter(({ summary }) => summary.last !== null));
  const values = begun
    .map((experiment) => valueIn(experiment, network, measure))
    .filter((value) => value !== null);
  const diverged = begun.filter(({ summary }) => summary.divergedAt[network] !== null).length;
  const atChance = begun.filter(
    ({ summary }) =>
      summary.divergedAt[network] === null &&
      (summary.last?.valid[network].accuracy ?? 1) <= CHANCE_ACCURACY,
  ).length;
  return {
    value: values.length === 0 ? null : meanInterval(values),
    runs: begun.length,
    diverged,
    atChance,
    breaks: begun.length > 0 && 2 * (diverged + atChance) >= begun.length,
  };
}

function bestPoint(points: readonly SweepPoint[], network: NetworkName, metric: Metric) {
  const sign = metric === 'accuracy' ? 1 : -1;
  const scoreOf = ({ cells }: SweepPoint) => {
    const { value, breaks } = cells[network];
    return value === null || breaks ? -Infinity : sign * value.mean;
  };
  const [first] = [...points].sort((a, b) => scoreOf(b) - scoreOf(a));
  return first === undefined || scoreOf(first) === -Infinity ? null : first;
}

/** A group of experiments against one or two of their settings, mean and band over whatever else differs. */
export function sweepOf(
  experiments: readonly Experiment[],
  settings: SettingName[],
  measure: SweepMeasure,
): Sweep {
  const places = new Map<string, { at: (number | string)[]; experiments: Experiment[] }>();
  for (const experiment of experiments) {
    const at = settings.map((setting) => placeOf(experiment.config, setting));
    const key = JSON.stringify(at);
    const place = places.get(key) ?? { at, experiments: [] };
    place.experiments.push(experiment);
    places.set(key, place);
  }
  const points = [...places.values()].map(({ at, experiments: here }) => {
    const cells = NETWORKS.map((network) => [network, cellOf(here, network, measure)]);
    return { at, cells: Object.fromEntries(cells) as PerNetwork<SweepCell> };
  });
  points.sort(comparePlaces);
  const best = (network: NetworkName) => bestPoint(points, network, measure.metric);
  const normalizations = [...new Set(experiments.map(({ config }) => config.normalization))];
  const bests = { bn: best('bn'), plain: best('plain') };
  const begun = experiments.filter(({ summary }) => summary.last !== null);
  const copies = begun.length - distinctExperiments(begun).length;
  return { settings, measure, copies, normalizations, points, best: bests };
}
