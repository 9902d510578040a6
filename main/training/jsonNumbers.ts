import { QUANTILE_LEVELS } from '../../shared/domain/inspection.ts';

/** The shortest decimal that is still this float32: 0.1, where float64 would print 0.10000000149011612. */
export function shortest(value: number): number {
  const single = Math.fround(value);
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(single.toPrecision(digits));
    if (Math.fround(rounded) === single) return rounded;
  }
  return Number(single.toPrecision(9));
}

/** A float32 as JSON can hold it: null for NaN and the infinities. */
export const jsonNumber = (value: number): number | null =>
  Number.isFinite(Math.fround(value)) ? shortest(value) : null;

export const jsonNumbers = (values: ArrayLike<number>): (number | null)[] =>
  Array.from(values, jsonNumber);

/**
 * The quantiles of `values` at `QUANTILE_LEVELS`, linear between neighbors (numpy's default, type 7
 * of Hyndman and Fan 1996). Values that are not finite are left out; null where none is left.
 */
export function quantilesOf(values: Float32Array): (number | null)[] {
  // Sorting numbers puts NaN last and the infinities at the ends.
  const sorted = values.slice().sort();
  let [begin, end] = [0, sorted.length];
  while (begin < end && !Number.isFinite(sorted[begin])) begin += 1;
  while (end > begin && !Number.isFinite(sorted[end - 1])) end -= 1;
  return QUANTILE_LEVELS.map((level) => {
    const place = begin + level * (end - begin - 1);
    const below = sorted[Math.floor(place)];
    const above = sorted[Math.ceil(place)];
    if (begin === end || below === undefined || above === undefined) return null;
    return jsonNumber(below + (above - below) * (place - Math.floor(place)));
  });
}
