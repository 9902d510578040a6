import { roundStep } from '../../../../shared/plot/fit.ts';
import type { Range } from '../../../../shared/plot/fit.ts';

/**
 * Steps of 1, 2 or 5 times a power of ten, at least `least`: about `wanted` of them in the range, those
 * inside it.
 */
export function ticksIn({ min, max }: Range, wanted: number, least = 0): number[] {
  const step = roundStep(Math.max((max - min) / wanted, least));
  const ticks: number[] = [];
  for (let index = Math.ceil(min / step - 1e-9); index * step <= max + step * 1e-9; index += 1) {
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}

/** The range of finite values, widened where it has no width; from 0 to 1 where there are none. */
export function rangeOf(values: readonly number[]): Range {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) return { min: 0, max: 1 };
  if (min < max) return { min, max };
  const half = min === 0 ? 1 : Math.abs(min) / 2;
  return { min: min - half, max: max + half };
}
