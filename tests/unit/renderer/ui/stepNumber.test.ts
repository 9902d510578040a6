import { isRanged, SETTING_NAMES, SETTINGS } from '../../../../shared/domain/catalog/catalog.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInRange, stepNumber } from '../../../../renderer/ui/field/stepNumber.ts';

const ranges = SETTING_NAMES.filter(isRanged).map((name) => SETTINGS[name].range);
const [learningRate, epochs, batchNormMomentum] = [
  SETTINGS.learningRate.range,
  SETTINGS.epochs.range,
  SETTINGS.batchNormMomentum.range,
];

describe('stepNumber', () => {
  it('goes by 1, 2, 5, 10 where steps are felt as factors', () => {
    expect(stepNumber(0.01, 1, learningRate)).toBe(0.02);
    expect(stepNumber(0.02, 1, learningRate)).toBe(0.05);
    expect(stepNumber(0.05, 1, learningRate)).toBe(0.1);
    expect(stepNumber(0.1, -1, learningRate)).toBe(0.05);
    expect(stepNumber(0.03, -1, learningRate)).toBe(0.02);
    expect(stepNumber(0.001, 1, learningRate, 3)).toBe(0.01);
  });

  it('goes by whole numbers and hundredths elsewhere', () => {
    expect(stepNumber(10, 1, epochs)).toBe(11);
    expect(stepNumber(10, -1, epochs, 5)).toBe(5);
    expect(stepNumber(0.1, 1, batchNormMomentum)).toBe(0.11);
  });

  it('never leaves the range, from wherever it starts', () => {
    const each = fc.constantFrom(...ranges);
    const direction = fc.constantFrom<1 | -1>(1, -1);
    fc.assert(
      fc.property(each, fc.double({ noNaN: false }), direction, (range, value, way) => {
        const next = stepNumber(value, way, range);
        expect(next).toBeGreaterThanOrEqual(range.min);
        expect(next).toBeLessThanOrEqual(range.max);
      }),
    );
  });
});

describe('isInRange', () => {
  it('refuses what is outside, not whole, or no number', () => {
    expect(isInRange(10, epochs)).toBe(true);
    for (const bad of [0, 1001, 2.5, NaN, Infinity]) expect(isInRange(bad, epochs)).toBe(false);
    expect(isInRange(0.5, batchNormMomentum)).toBe(true);
  });
});
