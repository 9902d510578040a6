import { setImmediate } from 'node:timers/promises';

/**
 * Waits of different lengths, decided by the seed: mostly short, sometimes as long as all that
 * another process may do to the lock meanwhile.
 */
export function delays(seed: number): () => Promise<void> {
  let state = seed;
  return async () => {
    // Park and Miller's generator.
    state = (state * 48271) % 0x7fffffff;
    const turns = state % 5 === 0 ? state % 60 : state % 3;
    for (let turn = 0; turn < turns; turn++) await setImmediate();
  };
}
