import { below, streamOf } from './random.ts';
import type { RandomStream } from './random.ts';

/**
 * The order in which epoch `epoch` (1 for the first) visits `count` examples: a permutation of 0 to
 * count - 1. A function of seed and epoch alone, so that a resumed run needs no generator's state.
 */
export function epochOrder(seed: number, epoch: number, count: number): Int32Array {
  return shuffled(streamOf(seed, 'order', epoch), count, count);
}

/** An order of `count` examples to take batches from that are looked into: a permutation of 0 to count - 1. */
export function batchOrder(seed: number, count: number): Int32Array {
  return shuffled(streamOf(seed, 'batch'), count, count);
}

/**
 * `count` of `total` examples, each as likely as any other: their indices, ascending.
 * @throws {RangeError} when `count` is more than there are.
 */
export function subset(seed: number, total: number, count: number): Int32Array {
  if (count > total) throw new RangeError(`${count} of ${total} examples cannot be chosen`);
  return shuffled(streamOf(seed, 'subset'), total, count).slice(0, count).sort();
}

/** 0 to total - 1 with its first `count` places drawn by Fisher and Yates's shuffle. */
function shuffled(stream: RandomStream, total: number, count: number): Int32Array {
  const values = new Int32Array(total).map((_, index) => index);
  for (let place = 0; place < count; place++) {
    const other = place + below(stream, total - place);
    const value = values[place] ?? 0;
    values[place] = values[other] ?? 0;
    values[other] = value;
  }
  return values;
}
