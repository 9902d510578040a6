import { hash } from 'node:crypto';

import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** A generator of one purpose; drawing from it changes it and no other. */
export type RandomStream = RandomGenerator;

/**
 * The stream of a purpose (`labels`, such as 'order' and an epoch) under a run's seed. Its whole
 * 128-bit state is hashed from seed and labels, so that streams of neighboring seeds or epochs have
 * nothing in common, and any one can be had without drawing from another.
 */
export function streamOf(seed: number, ...labels: (string | number)[]): RandomStream {
  const digest = hash('sha256', JSON.stringify([seed, ...labels]), 'buffer');
  return xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)));
}

/** A number in [0, 1), a multiple of 2^-24. From the high bits: the lowest of xoroshiro128+ are weak. */
export function uniform(stream: RandomStream): number {
  return (stream.next() >>> 8) * 2 ** -24;
}

/**
 * A whole number in [0, bound), by multiplying instead of dividing (Lemire, "Fast random integer
 * generation in an interval", 2019) and without his rejection step: a value's chance is then off by
 * less than bound / 2^32 of itself, 1.4e-5 for 60,000, which no run could show.
 */
export function below(stream: RandomStream, bound: number): number {
  return Math.floor((stream.next() >>> 0) * 2 ** -32 * bound);
}

/** `count` numbers, uniform in [low, high). */
export function uniformFloats(
  stream: RandomStream,
  count: number,
  low: number,
  high: number,
): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = low + (high - low) * uniform(stream);
  return values;
}

/** `count` numbers, normal with mean 0 and standard deviation `sigma` (Marsaglia's polar method). */
export function normalFloats(stream: RandomStream, count: number, sigma: number): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    let x = 0;
    let y = 0;
    let square = 0;
    do {
      x = 2 * uniform(stream) - 1;
      y = 2 * uniform(stream) - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = sigma * Math.sqrt((-2 * Math.log(square)) / square);
    values[i] = x * scale;
    // For an odd count this falls off the end of the array, where typed arrays ignore it.
    values[i + 1] = y * scale;
  }
  return values;
}
