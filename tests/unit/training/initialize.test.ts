import { expect, test } from 'vitest';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { networksOf } from '../../../shared/domain/networks.ts';
import { initialStates } from '../../../main/training/run/initialize.ts';

const networks = networksOf(LAB_CONFIG);

function weights(change: Partial<typeof LAB_CONFIG> = {}) {
  const { bn, plain } = initialStates(networks, { ...LAB_CONFIG, ...change });
  const get = (arrays: ReadonlyMap<string, Float32Array>, name: string) =>
    arrays.get(name) ?? new Float32Array();
  return {
    bn: (name: string) => get(bn.parameters, name),
    plain: (name: string) => get(plain.parameters, name),
    state: bn,
  };
}

const largest = (values: Float32Array) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

test('both networks start from the same Linear weights', () => {
  const { bn, plain } = weights();
  expect(bn('0.weight')).toEqual(plain('0.weight'));
  expect(bn('3.weight')).toEqual(plain('2.weight'));
  expect(bn('6.bias')).toEqual(plain('4.bias'));
});

test('gamma and running variance start at 1, beta and running mean at 0', () => {
  const { bn, state } = weights();
  expect(bn('1.gamma').every((value) => value === 1)).toBe(true);
  expect(bn('1.beta').every((value) => value === 0)).toBe(true);
  expect(state.buffers.get('1.runningVariance')?.every((value) => value === 1)).toBe(true);
  expect(state.buffers.get('1.runningMean')?.every((value) => value === 0)).toBe(true);
});

test.each([
  ['pytorch', 1 / Math.sqrt(784)],
  ['xavier', Math.sqrt(6 / (784 + 32))],
  ['he', Math.sqrt(6 / 784)],
] as const)('%s fills its whole range and no more', (initialization, bound) => {
  const weight = weights({ initialization }).bn('0.weight');
  expect(largest(weight)).toBeLessThanOrEqual(bound);
  expect(largest(weight)).toBeGreaterThan(0.99 * bound);
});

test('normal has the asked standard deviation and no bias', () => {
  const { bn } = weights({ initialization: 'normal', initializationSigma: 0.3 });
  const weight = bn('0.weight');
  const variance = weight.reduce((sum, value) => sum + value * value, 0) / weight.length;
  expect(Math.sqrt(variance)).toBeCloseTo(0.3, 2);
  expect(largest(bn('0.bias'))).toBe(0);
});
