import type { RunningPath } from '../../../../shared/domain/inspection.ts';
import type { Moments } from '../../../plot/small/whiskers.ts';

/** One unit's running mean, and the ends of one running standard deviation about it. */
export function unitTrack({ mean, variance }: RunningPath, unit: number) {
  const middle = mean.map((units) => units[unit] ?? null);
  const side = (sign: 1 | -1) =>
    middle.map((value, place) => {
      const own = variance[place]?.[unit] ?? null;
      return value === null || own === null ? null : value + sign * Math.sqrt(Math.max(0, own));
    });
  return { mean: middle, low: side(-1), high: side(1) };
}

/** All units' running statistics at one place of the path. */
export const momentsAt = ({ mean, variance }: RunningPath, place: number): Moments => ({
  mean: mean[place] ?? [],
  variance: variance[place] ?? [],
});

/** What the path's steps are on an axis of epochs, given the epoch and step of the newest checkpoint. */
export function epochsOfSteps(steps: readonly number[], epochs: number): number[] {
  const last = steps[steps.length - 1] ?? 0;
  return steps.map((step) => (last === 0 ? 0 : (step / last) * epochs));
}
