import { scaleOf } from '../../../shared/plot/path.ts';
import { axisOver, TRACK_HEIGHT } from './track.ts';

/** Mean and variance of each unit; null where it is not known. */
export interface Moments {
  mean: readonly (number | null)[];
  variance: readonly (number | null)[];
}

/** One unit's mean and the reach of one standard deviation, as it is drawn. */
export interface Whisker {
  unit: number;
  low: number;
  mean: number;
  high: number;
}

const reach = ({ mean, variance }: Moments, unit: number) => {
  const [middle, own] = [mean[unit] ?? null, variance[unit] ?? null];
  if (middle === null || own === null) return null;
  const deviation = Math.sqrt(Math.max(0, own));
  return { low: middle - deviation, mean: middle, high: middle + deviation };
};

/** Whiskers of `moments` from the top of a track, on a scale that holds all of `within` too. */
export function whiskersOf(moments: Moments, within: readonly Moments[]): Whisker[] {
  const ends = [moments, ...within].flatMap((each) =>
    each.mean.flatMap((_, unit) => {
      const own = reach(each, unit);
      return own === null ? [] : [own.low, own.high];
    }),
  );
  const at = scaleOf(axisOver(ends), TRACK_HEIGHT, 0);
  return moments.mean.flatMap((_, unit) => {
    const own = reach(moments, unit);
    if (own === null) return [];
    return [{ unit, low: at(own.low), mean: at(own.mean), high: at(own.high) }];
  });
}
