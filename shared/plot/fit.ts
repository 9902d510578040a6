/** A stretch of an axis. */
export interface Range {
  min: number;
  max: number;
}

/** So many times the usual size of the values, and a value would flatten all others. */
const FAR = 100;
/** Values looked at for what is usual. */
const SAMPLES = 2000;

/** The size that half of the values (those that are not 0) stay below; 0 where there is none. */
function usualSize(values: readonly number[]): number {
  const stride = Math.max(1, Math.floor(values.length / SAMPLES));
  const sizes: number[] = [];
  for (let index = 0; index < values.length; index += stride) {
    const size = Math.abs(values[index] ?? NaN);
    if (size > 0 && Number.isFinite(size)) sizes.push(size);
  }
  sizes.sort((a, b) => a - b);
  return sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
}

/**
 * How far values of this kind may be from 0 and still be on the axis: a network that diverges leaves it, and
 * does not press the others into a line. Infinity where there is nothing to compare with.
 */
export function farthest(values: readonly number[]): number {
  const usual = usualSize(values);
  return usual === 0 ? Infinity : usual * FAR;
}

/** The range of the values up to `limit` from 0; null where there are none. */
export function rangeWithin(values: Iterable<number>, limit: number): Range | null {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (!(Math.abs(value) <= limit) || !Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min > max ? null : { min, max };
}

const STEPS = [1, 2, 5, 10];

/** The least step of 1, 2 or 5 times a power of ten that is at least `rough`. */
export function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
}

/** A range with round ends; around a single value, one that has it in its middle. */
export function rounded({ min, max }: Range): Range {
  if (min === max) {
    const half = min === 0 ? 1 : Math.abs(min) / 2;
    return { min: min - half, max: max + half };
  }
  const step = roundStep((max - min) / 5);
  const tidy = (value: number) => Number(value.toPrecision(12));
  return {
    min: tidy(Math.floor(min / step + 1e-9) * step),
    max: tidy(Math.ceil(max / step - 1e-9) * step),
  };
}
