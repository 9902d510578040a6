import type { Point } from './curves.ts';
import { meanInterval } from './intervals.ts';
import type { MeanInterval } from './intervals.ts';

/** Mean, t-interval and range at one place of the axis, over those of the runs that have a value there. */
export interface BandPoint extends MeanInterval {
  x: number;
}

/**
 * Mean and band over repeats. Where the curves share their places (epochs, steps) values are taken as
 * they are; where they do not (times), each curve is read off between its points, on the stretch that
 * all of them cover. A place where no curve has a value is left out.
 */
export function bandOf(curves: readonly (readonly Point[])[]): BandPoint[] {
  const present = curves.filter((curve) => curve.length > 0);
  const places = [...new Set(present.flatMap((curve) => curve.map(({ x }) => x)))].sort(
    (a, b) => a - b,
  );
  const share = sharesPlaces(present, places);
  const from = Math.max(...present.map((curve) => curve[0]?.x ?? Infinity));
  const to = Math.min(...present.map((curve) => curve.at(-1)?.x ?? -Infinity));
  const covered = share ? places : places.filter((x) => x >= from && x <= to);
  const readers = present.map((curve) => readerOf(curve, !share));
  return covered.flatMap((x) => {
    const values = readers.map((read) => read(x)).filter((value) => value !== null);
    return values.length === 0 ? [] : [{ x, ...meanInterval(values) }];
  });
}

/** Whether every curve stands on the first of the places, none between: one may end before another. */
function sharesPlaces(curves: readonly (readonly Point[])[], places: readonly number[]): boolean {
  return curves.every((curve) => curve.every(({ x }, index) => x === places[index]));
}

/** Reads a curve from left to right; each `x` asked for must be beyond the one before. */
function readerOf(curve: readonly Point[], between: boolean): (x: number) => number | null {
  let at = 0;
  return (x) => {
    while ((curve[at + 1]?.x ?? Infinity) <= x) at += 1;
    const [left, right] = [curve[at], curve[at + 1]];
    if (left === undefined || left.x > x) return null;
    if (left.x === x) return left.y;
    if (!between || right === undefined || left.y === null || right.y === null) return null;
    return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
  };
}
