import { decadesOf, padded, rangeOf } from '../../../shared/plot/fit.ts';
import type { Range } from '../../../shared/plot/fit.ts';

/** A drawing of this size, stretched to the place it has. */
export const TRACK_WIDTH = 300;
export const TRACK_HEIGHT = 100;

/** Numbers over a common x; null is a gap. */
export type TrackValues = readonly (number | null)[];

/** What the y axis spans. A logarithmic one has no place for 0 and less. */
export interface TrackAxis extends Range {
  isLogarithmic: boolean;
}

/** An axis over all of `values`: with a little room, or a logarithmic one of whole decades. */
export const axisOver = (values: TrackValues, isLogarithmic = false): TrackAxis => ({
  ...(isLogarithmic ? decadesOf(values) : padded(rangeOf(values))),
  isLogarithmic,
});
