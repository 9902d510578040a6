import type { Metric } from '../../../../shared/analysis/measure.ts';
import type { NetworkName } from '../../../../shared/domain/metrics.ts';
import type { SeriesSplit } from './seriesName.ts';

/** Where a value was logged. */
export interface Logged {
  /** Whose value it is: a column, a tag. */
  label: string;
  epoch: number | null;
  step: number | null;
  /** In which start of the training, as far as the file says; 0 for the first. */
  start: number;
}

/** Whose values a column or a tag holds. */
export interface Series {
  network: NetworkName;
  split: SeriesSplit;
  metric: Metric;
}

/** One number of a run made elsewhere, as it was logged. */
export interface Scalar extends Logged, Series {
  /** Since the start of the run. */
  seconds: number | null;
  /** Null where it is not finite. What is missing is no scalar. */
  value: number | null;
}
