/** The smallest power of two that leaves at most `buckets` buckets of `count` values. */
export function strideFor(count: number, buckets: number): number {
  let stride = 1;
  while (count / stride > Math.max(1, buckets)) stride *= 2;
  return stride;
}

/**
 * Appends to `kept`, ascending, the indices of [from, to) that look like all of them:
 * the lowest and the highest value, and the first and the last gap (NaN).
 */
function keepExtremes(values: Float64Array, from: number, to: number, kept: number[]): void {
  if (from >= to) return;
  let lowest = -1;
  let highest = -1;
  let low = Infinity;
  let high = -Infinity;
  let firstGap = -1;
  let lastGap = -1;
  for (let index = from; index < to; index++) {
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) {
      if (firstGap < 0) firstGap = index;
      lastGap = index;
      continue;
    }
    if (value < low || lowest < 0) {
      lowest = index;
      low = value;
    }
    if (value > high || highest < 0) {
      highest = index;
      high = value;
    }
  }
  if (firstGap < 0) {
    // By far the most common; it is worth not sorting four numbers.
    kept.push(Math.min(lowest, highest));
    if (lowest !== highest) kept.push(Math.max(lowest, highest));
    return;
  }
  let last = -1;
  for (const index of [lowest, highest, firstGap, lastGap].sort((a, b) => a - b)) {
    if (index > last) kept.push(index);
    last = Math.max(last, index);
  }
}

/**
 * Min-max decimation of a growing column. Buckets are powers of two wide and begin at multiples of
 * their width, so they stay where they are while a live run grows (the line does not shimmer), and
 * what was decimated once is not looked at again.
 */
export class Decimator {
  #stride = 0;
  #from = 0;
  #done = 0;
  #kept: number[] = [];

  /** Indices to draw for values [from, to) on about `buckets` pixels, ascending; at most 4 a bucket, of up to 2 `buckets`. */
  indices(values: Float64Array, from: number, to: number, buckets: number): number[] {
    const stride = strideFor(to - from, buckets);
    const start = Math.floor(from / stride) * stride;
    if (stride !== this.#stride || start !== this.#from || to < this.#done) {
      this.#stride = stride;
      this.#from = start;
      this.#done = start;
      this.#kept = [];
    }
    for (; this.#done + stride <= to; this.#done += stride) {
      keepExtremes(values, this.#done, this.#done + stride, this.#kept);
    }
    const kept = this.#kept.slice();
    keepExtremes(values, this.#done, to, kept);
    return kept;
  }
}
