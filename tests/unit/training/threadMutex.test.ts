import { once } from 'node:events';
import { threadId, Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { holding, releaseOf, threadMutex } from '../../../main/training/engine/threadMutex.ts';

/** A thread that takes the mutex, as `holding` does in another one, and ends without giving it back. */
const TAKES_IT = `
  const { workerData, parentPort, threadId } = require('node:worker_threads');
  Atomics.store(workerData, 0, threadId + 1);
  parentPort.postMessage(threadId);
`;

test('work is done by one at a time, and the mutex is free again even after an error', () => {
  const mutex = threadMutex();
  const inside = holding(mutex, () => Atomics.load(mutex, 0));
  expect(inside).toBe(threadId + 1);
  expect(() =>
    holding(mutex, () => {
      throw new Error('fails');
    }),
  ).toThrow('fails');
  expect(Atomics.load(mutex, 0)).toBe(0);
});

test('a mutex of an ended thread goes to the next one when its end is reported', async () => {
  const mutex = threadMutex();
  const worker = new Worker(TAKES_IT, { eval: true, workerData: mutex });
  const [thread] = (await once(worker, 'message')) as [number];
  await worker.terminate();
  releaseOf(mutex, thread + 1);
  expect(Atomics.load(mutex, 0)).toBe(thread + 1);
  releaseOf(mutex, thread);
  expect(holding(mutex, () => 'done')).toBe('done');
});
