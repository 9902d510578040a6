import { expect, it } from 'vitest';
import { chunkMetricsSchema } from '../../../shared/domain/metrics.ts';

const chunk = (bn: unknown) => ({ kind: 'chunk', epoch: 1, firstStep: 1, loss: { bn, plain: [] } });

it('takes losses that are numbers, or null where the network has diverged', () => {
  expect(chunkMetricsSchema.safeParse(chunk([0.5, null, 2])).success).toBe(true);
});

it.each([
  [[NaN]],
  [[0.5, Infinity]],
  [['0.5']],
  [[undefined]],
  [[[1]]],
  ['0.5'],
  [{ length: 1 }],
  [null],
])('refuses %j as losses', (losses) => {
  expect(chunkMetricsSchema.safeParse(chunk(losses)).success).toBe(false);
});
