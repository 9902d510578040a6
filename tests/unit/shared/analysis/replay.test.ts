import { expect, test } from 'vitest';
import { replay } from '../../../../shared/analysis/replay.ts';
import type { Statistics } from '../../../../shared/formats/statistics.ts';

/** Two BatchNorms of one unit each, three batches of four. */
const moments = (every: number): Statistics => ({
  header: { kind: 'moments', every, batchSize: 4, units: [1, 1] },
  records: [1, 2, 3].map((step) => ({
    step,
    values: Float32Array.of(step, 3, -step, 6),
  })),
});

test('each batch moves the statistics by the momentum, its variance made unbiased', () => {
  const { layers, batches } = replay(moments(1), 0.5, 3);
  expect(batches).toBe(3);
  expect([...(layers[0]?.mean ?? [])]).toEqual([0.125 + 0.5 + 1.5]);
  expect([...(layers[0]?.variance ?? [])]).toEqual([0.125 + 0.875 * 4]);
  expect([...(layers[1]?.mean ?? [])]).toEqual([-(0.125 + 0.5 + 1.5)]);
  expect([...(layers[1]?.variance ?? [])]).toEqual([0.125 + 0.875 * 8]);
});

test.each([
  [0, [0, 1]],
  [1, [2, 4]],
] as const)('momentum %d up to step 2 leaves %j', (momentum, [mean, variance]) => {
  const { layers } = replay(moments(1), momentum, 2);
  expect([layers[0]?.mean[0], layers[0]?.variance[0]]).toEqual([mean, variance]);
});

test('where only every nth batch was kept, it stands for n', () => {
  const { layers, batches } = replay(moments(2), 0.5, 1);
  expect(batches).toBe(2);
  expect(layers[0]?.mean[0]).toBe(0.75);
});
