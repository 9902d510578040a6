import type { Experiment } from '../domain/experiment.ts';
import type { EpochMetrics, MetricsLine, NetworkName, Split, Timing } from '../domain/metrics.ts';

export const METRICS = ['loss', 'accuracy'] as const;
export type Metric = (typeof METRICS)[number];

/** One of the lab's four charts: what is compared. */
export interface Measure {
  split: Split;
  metric: Metric;
}

/** The lab's four charts, in its order. */
export const MEASURES: readonly Measure[] = [
  { split: 'train', metric: 'loss' },
  { split: 'train', metric: 'accuracy' },
  { split: 'valid', metric: 'loss' },
  { split: 'valid', metric: 'accuracy' },
];

/** A saved run with its curves, as far as comparing needs them. */
export interface ComparedRun {
  experiment: Experiment;
  metrics: readonly MetricsLine[];
  timings: readonly Timing[];
}

/** Null where the value is not finite (the network has diverged) or missing. */
export const valueOf = (
  epoch: EpochMetrics,
  network: NetworkName,
  { split, metric }: Measure,
): number | null => epoch[split][network][metric] ?? null;

/** Whether the epoch has the value, finite or not. */
export const isTold = (
  epoch: EpochMetrics,
  network: NetworkName,
  { split, metric }: Measure,
): boolean => epoch[split][network][metric] !== undefined;

export const epochsOf = (metrics: readonly MetricsLine[]): EpochMetrics[] =>
  metrics.filter((line) => line.kind === 'epoch');

/** Whether `a` is the better value. */
export const isBetter = (metric: Metric, a: number, b: number): boolean =>
  metric === 'accuracy' ? a > b : a < b;
