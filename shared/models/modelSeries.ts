import { quantileOf } from './channelNumbers.ts';
import { compareModels } from './compareModels.ts';
import type { ForeignModel } from './foreignModel.ts';

/** One layer over a series of checkpoints; a number for each, NaN where it cannot be known. */
export interface LayerSeries {
  path: string;
  /** Mean over channels of |mean - mean before| / sqrt(variance before + epsilon); 0 at the first. */
  drift: number[];
  /** The middle channel's running variance. */
  variance: number[];
  /** The middle channel's |gamma|. */
  gamma: number[];
  /** Batches seen. */
  counter: number[];
}

export const SERIES_MEASURES = ['drift', 'variance', 'gamma', 'counter'] as const;
export type SeriesMeasure = (typeof SERIES_MEASURES)[number];

const NAMES = new Intl.Collator('en', { numeric: true });

/** Checkpoints in the order of their names: `epoch_2` before `epoch_10`. */
export const inOrder = <M extends Pick<ForeignModel, 'fileName'>>(models: readonly M[]): M[] =>
  [...models].sort((one, other) => NAMES.compare(one.fileName, other.fileName));

/** The layers that every checkpoint has, by their names for people. */
export function seriesOf(models: readonly ForeignModel[]): LayerSeries[] {
  const [first] = models;
  if (first === undefined) return [];
  const byPath = models.map(({ norms }) => new Map(norms.map((norm) => [norm.path, norm])));
  const steps = models.slice(1).map((model, place) => {
    const { changes } = compareModels(models[place] ?? first, model);
    return new Map(changes.map((change) => [change.path, change.meanDrift?.typical ?? NaN]));
  });
  return first.norms
    .filter(({ path }) => byPath.every((layers) => layers.has(path)))
    .map(({ path }) => {
      const norms = byPath.map((layers) => layers.get(path));
      return {
        path,
        drift: [0, ...steps.map((drifts) => drifts.get(path) ?? NaN)],
        variance: norms.map((norm) => middleOf(norm?.variance?.values)),
        gamma: norms.map((norm) => middleOf(norm?.gamma?.values.map(Math.abs))),
        counter: norms.map((norm) => norm?.counter ?? NaN),
      };
    });
}

const middleOf = (values: Float64Array | undefined): number =>
  values === undefined ? NaN : quantileOf(values, 0.5);
