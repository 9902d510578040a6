import { describe, expect, it } from 'vitest';
import {
  decadesOf,
  farthest,
  joined,
  logarithmicTicksIn,
  padded,
  powersIn,
  rangeOf,
  roundedRange,
  roundedLogarithmic,
  roundStep,
  ticksIn,
  widened,
} from '../../../../shared/plot/fit.ts';

describe('the range of an axis', () => {
  it('takes in all values of runs that learned, negative ones too', () => {
    const values = [-0.7, -0.2, 0, 0.5, 2.3];
    expect(rangeOf(values, farthest(values))).toEqual({ min: -0.7, max: 2.3 });
  });

  it('leaves out the values of one run that diverged', () => {
    const values = [0.5, 0.3, 0.2, 0.6, 0.4, 0.3, 0.7, 40_000, 1e30];
    expect(rangeOf(values, farthest(values))).toEqual({ min: 0.2, max: 0.7 });
  });

  it('passes over gaps and what is not finite, and is null where there is nothing else', () => {
    expect(rangeOf([NaN, 1, null, Infinity, 2, undefined])).toEqual({ min: 1, max: 2 });
    expect(rangeOf([NaN, -Infinity, null])).toBeNull();
  });

  it('is not narrowed where all values are large, or 0', () => {
    expect(farthest([1e30, 3e30])).toBeGreaterThan(3e30);
    expect(farthest([0, 0, NaN])).toBe(Infinity);
  });

  it('ends at round numbers, without digits that are rounding errors', () => {
    expect(roundedRange({ min: 0.21, max: 0.69 })).toEqual({ min: 0.2, max: 0.7 });
    expect(roundedRange({ min: -0.71, max: -0.2 })).toEqual({ min: -0.8, max: -0.2 });
    expect(roundedRange({ min: 0, max: 9.6e29 })).toEqual({ min: 0, max: 1e30 });
  });

  it('ends at ticks that are its own', () => {
    expect(roundedRange({ min: 0.09, max: 0.32 })).toEqual({ min: 0, max: 0.4 });
    for (let max = 1; max < 1000; max *= 1.07) {
      const range = roundedRange({ min: 0.3, max });
      const ticks = ticksIn(range, 5);
      expect([ticks.at(0), ticks.at(-1)]).toEqual([range.min, range.max]);
    }
  });

  it('has a single value in its middle', () => {
    expect(roundedRange({ min: 4, max: 4 })).toEqual({ min: 2, max: 6 });
    expect(roundedRange({ min: 0, max: 0 })).toEqual({ min: -1, max: 1 });
  });

  it('has some width even where the values differ only by rounding errors, or there are none', () => {
    expect(widened({ min: 0.3, max: 0.30000000000000004 }).max).toBeCloseTo(0.45);
    expect(widened(null)).toEqual({ min: 0, max: 1 });
    expect(padded({ min: 0, max: 100 })).toEqual({ min: -4, max: 104 });
  });

  it('of two ranges takes in both', () => {
    expect(joined({ min: 0, max: 2 }, { min: -1, max: 1 })).toEqual({ min: -1, max: 2 });
    expect(joined(null, { min: 0, max: 1 })).toEqual({ min: 0, max: 1 });
    expect(joined(null, null)).toBeNull();
  });

  it('of a logarithmic axis ends at one digit, or at powers of ten', () => {
    expect(roundedLogarithmic({ min: 0.034, max: 2.31 })).toEqual({ min: 0.03, max: 3 });
    expect(roundedLogarithmic({ min: 0.5, max: 0.5 })).toEqual({ min: 0.25, max: 1 });
    expect(roundedLogarithmic(null)).toEqual({ min: 0.1, max: 1 });
    expect(decadesOf([0.02, 3, 0, -1, null])).toEqual({ min: 0.01, max: 10 });
    expect(decadesOf([1, 1])).toEqual({ min: 1, max: 10 });
    expect(decadesOf([])).toEqual({ min: 0.1, max: 1 });
  });

  it('goes by steps of 1, 2 or 5 times a power of ten', () => {
    expect([0.11, 0.2, 3, 70].map(roundStep)).toEqual([0.2, 0.2, 5, 100]);
  });
});

describe('the ticks of an axis', () => {
  it('are round numbers in the range, without digits that are rounding errors', () => {
    expect(ticksIn({ min: 0, max: 1 }, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticksIn({ min: -0.31, max: 0.29 }, 5)).toEqual([-0.2, 0, 0.2]);
    expect(ticksIn({ min: 0.2, max: 0.7 }, 5)).toEqual([0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  });

  it('are no closer than the least step', () => {
    expect(ticksIn({ min: 1, max: 3 }, 8, 1)).toEqual([1, 2, 3]);
  });

  it('of a logarithmic axis are digits of few decades, powers of ten of many', () => {
    expect(logarithmicTicksIn({ min: 0.3, max: 2 })).toEqual([0.3, 0.4, 0.5, 0.6, 0.8, 1, 2]);
    expect(logarithmicTicksIn({ min: 0.03, max: 3 })).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2]);
    expect(logarithmicTicksIn({ min: 1e-4, max: 10 })).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1, 10]);
    expect(logarithmicTicksIn({ min: 1e-20, max: 1e30 }, 10).length).toBeLessThanOrEqual(10);
    expect(powersIn({ min: 1e-3, max: 1e3 }, 5)).toEqual([1e-3, 1e-1, 1e1, 1e3]);
  });
});
