import { describe, expect, it } from 'vitest';
import {
  distributionOf,
  measureOf,
  quantileOf,
  shiftOf,
} from '../../../../shared/models/channelNumbers.ts';
import { evalScaleOf } from '../../../../shared/models/normFindings.ts';
import { generatedNorm } from '../../../support/keptModels.ts';

const numbers = (...values: number[]) => Float64Array.from(values);

describe('scale and shift of a channel', () => {
  it('do what normalizing, gamma and beta do one after another', () => {
    const norm = generatedNorm(6);
    const [scale, shift] = [evalScaleOf(norm, 1e-3), shiftOf(norm, 1e-3)];
    for (let channel = 0; channel < 6; channel++) {
      const at = (array: typeof norm.gamma) => array?.values[channel] ?? NaN;
      const hat = (2.5 - at(norm.mean)) / Math.sqrt(at(norm.variance) + 1e-3);
      const y = at(norm.gamma) * hat + at(norm.beta);
      expect((scale[channel] ?? NaN) * 2.5 + (shift[channel] ?? NaN)).toBeCloseTo(y, 12);
    }
  });
});

describe('measureOf', () => {
  it('is null for what a layer without statistics does not have', () => {
    const norm = generatedNorm(3, { mean: null, variance: null });
    const have = (['mean', 'logVariance', 'gamma', 'beta', 'scale'] as const).filter(
      (measure) => measureOf(norm, measure, 1e-5) !== null,
    );
    expect(have).toEqual(['gamma', 'beta']);
  });
});

describe('distributionOf', () => {
  it('counts every finite value once, the largest in the last bin', () => {
    const { edges, counts } = distributionOf(numbers(0, 1, 2, 3, 4, NaN, Infinity), 4);
    expect(edges).toEqual([0, 1, 2, 3, 4]);
    expect(counts).toEqual([1, 1, 1, 2]);
  });

  it('has one bin in the middle for values that are all the same', () => {
    const { counts } = distributionOf(numbers(5, 5, 5), 3);
    expect(counts).toEqual([0, 3, 0]);
  });

  it('has no counts where nothing is finite', () => {
    expect(distributionOf(numbers(NaN), 5).counts).toEqual([0]);
  });
});

describe('quantileOf', () => {
  it('lies between values and passes over what is not finite', () => {
    expect(quantileOf(numbers(4, NaN, 1, 3, 2), 0.5)).toBe(2.5);
    expect(quantileOf(numbers(10, 9), 0)).toBe(9);
    expect(quantileOf(numbers(NaN), 0.5)).toBeNaN();
  });
});
