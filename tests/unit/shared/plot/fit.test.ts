import { describe, expect, it } from 'vitest';
import { farthest, rangeWithin, rounded, roundStep } from '../../../../shared/plot/fit.ts';

describe('the range of an axis', () => {
  it('takes in all values of runs that learned, negative ones too', () => {
    const values = [-0.7, -0.2, 0, 0.5, 2.3];
    expect(rangeWithin(values, farthest(values))).toEqual({ min: -0.7, max: 2.3 });
  });

  it('leaves out the values of one run that diverged', () => {
    const values = [0.5, 0.3, 0.2, 0.6, 0.4, 0.3, 0.7, 40_000, 1e30];
    expect(rangeWithin(values, farthest(values))).toEqual({ min: 0.2, max: 0.7 });
  });

  it('passes over gaps and what is not finite, and is null where there is nothing else', () => {
    expect(rangeWithin([NaN, 1, Infinity, 2], Infinity)).toEqual({ min: 1, max: 2 });
    expect(rangeWithin([NaN, -Infinity], Infinity)).toBeNull();
  });

  it('is not narrowed where all values are large, or 0', () => {
    expect(farthest([1e30, 3e30])).toBeGreaterThan(3e30);
    expect(farthest([0, 0, NaN])).toBe(Infinity);
  });

  it('ends at round numbers, without digits that are rounding errors', () => {
    expect(rounded({ min: 0.21, max: 0.69 })).toEqual({ min: 0.2, max: 0.7 });
    expect(rounded({ min: -0.71, max: -0.2 })).toEqual({ min: -0.8, max: -0.2 });
    expect(rounded({ min: 0, max: 9.6e29 })).toEqual({ min: 0, max: 1e30 });
  });

  it('has a single value in its middle', () => {
    expect(rounded({ min: 4, max: 4 })).toEqual({ min: 2, max: 6 });
    expect(rounded({ min: 0, max: 0 })).toEqual({ min: -1, max: 1 });
  });

  it('goes by steps of 1, 2 or 5 times a power of ten', () => {
    expect([0.11, 0.2, 3, 70].map(roundStep)).toEqual([0.2, 0.2, 5, 100]);
  });
});
