/** A stretch of an axis. */
export interface Range {
  min: number;
  max: number;
}

/** So many times the usual size of the values, and a value would flatten all others. */
const FAR = 100;
/** So small a share of a number is rounding of the arithmetic. */
const NOTHING = 1e-9;
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

/** The range of the finite values up to `limit` from 0; null where there are none. */
export function rangeOf(
  values: Iterable<number | null | undefined>,
  limit = Infinity,
): Range | null {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (typeof value !== 'number' || !(Math.abs(value) <= limit) || !Number.isFinite(value)) {
      continue;
    }
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min > max ? null : { min, max };
}

/** The range of both; null where there is neither. */
export function joined(a: Range | null, b: Range | null): Range | null {
  if (a === null || b === null) return a ?? b;
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** A range with some width: a single value gets a range that has it in its middle; 0 to 1 where there is none. */
export function widened(range: Range | null): Range {
  if (range === null) return { min: 0, max: 1 };
  const size = Math.max(Math.abs(range.min), Math.abs(range.max));
  if (range.max - range.min > size * NOTHING) return range;
  const half = range.min === 0 ? 1 : Math.abs(range.min) / 2;
  return { min: range.min - half, max: range.max + half };
}

/** The range with a little room at both ends. */
export function padded(range: Range | null, share = 0.04): Range {
  const { min, max } = widened(range);
  const room = (max - min) * share;
  return { min: min - room, max: max + room };
}

const STEPS = [1, 2, 5, 10];

/** The least step of 1, 2 or 5 times a power of ten that is at least `rough`. */
export function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
}

/** Digits that arithmetic with steps leaves right. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** About so many steps make up a range with round ends, and a y axis. */
export const STEPS_OF_Y = 5;

/** A range whose ends are ticks of it; around a single value, one that has it in its middle. */
export function roundedRange(range: Range): Range {
  const wide = widened(range);
  if (wide !== range) return wide;
  const { min, max } = range;
  const step = roundStep((max - min) / STEPS_OF_Y);
  const next = {
    min: tidy(Math.floor(min / step + 1e-9) * step),
    max: tidy(Math.ceil(max / step - 1e-9) * step),
  };
  // Of the longer range, ticks may be farther apart.
  return next.min === min && next.max === max ? next : roundedRange(next);
}

/** The decimal digit and power that a logarithmic axis can begin or end with. */
function roundedDigit(value: number, round: (digits: number) => number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return tidy(round(tidy(value / power)) * power);
}

/** The range of the values above 0 with ends of one digit, for a logarithmic axis. */
export function roundedLogarithmic(range: Range | null): Range {
  if (range === null) return { min: 0.1, max: 1 };
  const min = roundedDigit(range.min, Math.floor);
  const max = roundedDigit(range.max, Math.ceil);
  return min < max ? { min, max } : { min: min / 2, max: max * 2 };
}

/** The powers of ten around the values above 0, at least two of them. */
export function decadesOf(values: Iterable<number | null | undefined>): Range {
  const range = rangeOf(Array.from(values, (value) => ((value ?? 0) > 0 ? value : null)));
  if (range === null) return { min: 0.1, max: 1 };
  const [from, to] = [Math.floor(Math.log10(range.min)), Math.ceil(Math.log10(range.max))];
  return { min: 10 ** from, max: 10 ** Math.max(to, from + 1) };
}

/**
 * Round numbers in a range, ascending: about `wanted` of them, apart by 1, 2 or 5 times a power of ten and at
 * least by `least`.
 */
export function ticksIn({ min, max }: Range, wanted: number, least = 0): number[] {
  const step = roundStep(Math.max((max - min) / wanted, least));
  const ticks: number[] = [];
  for (let index = Math.ceil(min / step - 1e-9); index * step <= max + step * 1e-9; index += 1) {
    ticks.push(tidy(index * step));
  }
  return ticks;
}

/** Powers of ten in a range, ascending: at most `most` of them, equally far apart. */
export function powersIn({ min, max }: Range, most: number): number[] {
  const from = Math.ceil(Math.log10(min) - 1e-9);
  const to = Math.floor(Math.log10(max) + 1e-9);
  const every = Math.max(1, Math.ceil((to - from + 1) / most));
  const count = Math.max(0, Math.floor((to - from) / every) + 1);
  return Array.from({ length: count }, (_, place) => Number(`1e${from + place * every}`));
}

/** Ticks of a logarithmic axis: powers of ten, and digits between them where there is room. */
export function logarithmicTicksIn(range: Range, most = 10): number[] {
  const decades = Math.log10(range.max / range.min);
  if (decades > 2.5) return powersIn(range, most);
  const digits = decades > 0.9 ? [1, 2, 5] : [1, 2, 3, 4, 5, 6, 8];
  const powers = powersIn({ min: range.min / 10, max: range.max }, Infinity);
  return powers
    .flatMap((power) => digits.map((digit) => tidy(digit * power)))
    .filter((tick) => tick >= range.min * (1 - 1e-9) && tick <= range.max * (1 + 1e-9));
}
