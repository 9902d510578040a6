import { setFlagsFromString } from 'node:v8';
import { onTestFinished } from 'vitest';

/** Gives threads that start before the test ends a heap of `megabytes`, which those that want it soon use up. */
export function limitThreadHeaps(megabytes: number): void {
  setFlagsFromString(`--max-old-space-size=${megabytes}`);
  // As usual, by the machine's memory.
  onTestFinished(() => setFlagsFromString('--max-old-space-size=0'));
}
