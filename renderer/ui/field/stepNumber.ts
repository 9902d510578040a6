import type { NumberRange } from '../../../shared/domain/catalog/kinds.ts';

/** Removes what binary fractions add, as in 0.30000000000000004. */
const tidy = (value: number) => Number(value.toPrecision(12));

const FACTORS = [1, 2, 5, 10];

/** The next of ... 0.01, 0.02, 0.05, 0.1 ... above or below `value`. */
function stepByFactor(value: number, direction: 1 | -1): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const ladder = [power / 2, ...FACTORS.map((factor) => factor * power), 20 * power].map(tidy);
  const above = ladder.find((rung) => rung > value * (1 + 1e-9));
  const below = ladder.filter((rung) => rung < value * (1 - 1e-9)).at(-1);
  return (direction === 1 ? above : below) ?? value;
}

/** Where an arrow key leads from `value`: a step up or down within `range`; `steps` are taken at once. */
export function stepNumber(
  value: number,
  direction: 1 | -1,
  range: NumberRange,
  steps = 1,
): number {
  if (!Number.isFinite(value)) return range.min;
  let next = value;
  for (let step = 0; step < steps; step += 1) {
    if (range.logarithmic && next > 0) next = stepByFactor(next, direction);
    else next = tidy(next + direction * (range.integer ? 1 : (range.max - range.min) / 100));
  }
  return Math.min(Math.max(next, range.min), range.max);
}

/** Whether `value` may be chosen in `range`. */
export function isInRange(value: number, range: NumberRange): boolean {
  if (!Number.isFinite(value) || value < range.min || value > range.max) return false;
  return !range.integer || Number.isInteger(value);
}
