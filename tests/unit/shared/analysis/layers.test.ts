import { describe, expect, it } from 'vitest';
import { expectedFactor, gradientFlow } from '../../../../shared/analysis/gradientFlow.ts';
import { inputDrift, meanDrift, quantileDistance } from '../../../../shared/analysis/inputDrift.ts';
import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import { presetConfig } from '../../../../shared/domain/presets.ts';
import { healthOf } from '../../renderer/features/learn/samples.ts';

describe('how a gradient came through a network', () => {
  it.each([
    ['vanishing', [1e-5, 1e-3, 0.1]],
    ['steady', [0.3, 0.2, 0.5]],
    ['exploding', [300, 400, 500]],
    ['overflow', [null, 3, 0.1]],
    ['silent', [0, 0, 0]],
  ] as const)('is told: %s', (kind, gradients) => {
    expect(gradientFlow({ gradients: [...gradients] }).kind).toBe(kind);
  });

  it('is measured from the first and the last layer', () => {
    const flow = gradientFlow({ gradients: [0.002, 7, 0.5] });
    expect(flow).toMatchObject({ first: 0.002, last: 0.5, largest: 7 });
    expect(flow.lastToFirst).toBeCloseTo(250);
  });

  it('says of a first gradient of 0 that it vanished without bound, and not that it is a number', () => {
    expect(gradientFlow({ gradients: [0, 0.5] })).toMatchObject({
      kind: 'vanishing',
      lastToFirst: Infinity,
    });
    expect(gradientFlow({ gradients: [null, 0.5] }).lastToFirst).toBeNull();
  });
});

describe('the factor a layer is expected to have', () => {
  it('is the one the presets are made for', () => {
    expect(expectedFactor(presetConfig('vanishing'))).toBeCloseTo(0.25 * Math.sqrt(32) * 0.1);
    expect(expectedFactor(presetConfig('exploding'))).toBeCloseTo(Math.sqrt(16) * 0.5);
  });

  it('is 1 for the initialization made for the activation', () => {
    const hiddenSizes = [64, 64, 64];
    const of = (activation: 'relu' | 'tanh', initialization: 'he' | 'xavier') =>
      expectedFactor({ ...LAB_CONFIG, hiddenSizes, activation, initialization });
    expect(of('relu', 'he')).toBeCloseTo(1);
    expect(of('tanh', 'xavier')).toBeCloseTo(1);
  });

  it('is missing for layers of several widths, and without layers', () => {
    expect(expectedFactor({ ...LAB_CONFIG, hiddenSizes: [64, 32] })).toBeNull();
    expect(expectedFactor({ ...LAB_CONFIG, hiddenSizes: [] })).toBeNull();
  });
});

describe('how far a distribution moved', () => {
  const start = [-2, -1, 0, 1, 2];

  it('is counted in half-widths of the first', () => {
    expect(quantileDistance(start, start)).toBe(0);
    expect(
      quantileDistance(
        start,
        start.map((value) => value + 3),
      ),
    ).toBeCloseTo(3);
    const wide = start.map((value) => value * 10);
    expect(
      quantileDistance(
        wide,
        wide.map((value) => value + 3),
      ),
    ).toBeCloseTo(0.3);
  });

  it('is null where a number is missing or the width is zero', () => {
    expect(quantileDistance([-2, -1, null, 1, 2], start)).toBeNull();
    expect(quantileDistance(start, [])).toBeNull();
    expect(quantileDistance([0, 0, 0, 0, 0], start)).toBeNull();
  });

  it('is taken from the first to the last moment, layer by layer', () => {
    const moved = start.map((value) => value + 2);
    const health = [
      healthOf(0, { quantiles: [start, start] }, {}),
      healthOf(50, { quantiles: [moved.map((value) => value * 9), start] }, {}),
      healthOf(100, { quantiles: [moved, start] }, {}),
    ];
    expect(inputDrift(health, 'bn')).toEqual([2, 0]);
    expect(meanDrift([2, 0])).toBe(1);
    expect(meanDrift([2, null])).toBeNull();
    expect(meanDrift([])).toBeNull();
  });
});
