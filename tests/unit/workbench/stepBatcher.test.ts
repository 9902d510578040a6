import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StepBatcher } from '../../../main/workbench/runs/stepBatcher.ts';
import type { ChunkMetrics } from '../../../shared/domain/metrics.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const chunk = (firstStep: number): ChunkMetrics => ({
  kind: 'chunk',
  epoch: 1,
  firstStep,
  loss: { bn: [1], plain: [2] },
});

function batches() {
  const sent: number[][] = [];
  const batcher = new StepBatcher((chunks) => sent.push(chunks.map((each) => each.firstStep)));
  const add = (step: number) => batcher.add(chunk(step), { step, elapsed: step });
  return { sent, batcher, add };
}

test('at most 10 batches a second, in order and with nothing lost', () => {
  const { sent, add } = batches();
  for (let step = 1; step <= 1000; step++) {
    add(step);
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(100);
  expect(sent.length).toBeLessThanOrEqual(11);
  expect(sent.flat()).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
});

test('the first goes out at once, and a flush leaves nothing behind', () => {
  const { sent, batcher, add } = batches();
  add(1);
  expect(sent).toEqual([[1]]);
  add(2);
  add(3);
  batcher.flush();
  batcher.flush();
  expect(sent).toEqual([[1], [2, 3]]);
});

test('flushing does not raise the rate', () => {
  const { sent, batcher, add } = batches();
  add(1);
  batcher.flush();
  add(2);
  expect(sent).toEqual([[1]]);
  vi.advanceTimersByTime(100);
  expect(sent).toEqual([[1], [2]]);
});
