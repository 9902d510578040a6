import type { Distribution } from '../../../shared/domain/inspection.ts';
import { quantilesOf } from '../jsonNumbers.ts';

/** Enough to see two humps in a batch of 256. */
const BINS = 32;

/** Edges of equal bins over all finite values of `parts`; around a single value, one unit wide. */
export function sharedEdges(parts: readonly Float32Array[]): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    for (const value of part) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) [low, high] = [0, 0];
  if (high - low < 1e-6 * Math.max(1, Math.abs(low))) [low, high] = [low - 0.5, high + 0.5];
  return Array.from({ length: BINS + 1 }, (_, edge) => low + ((high - low) * edge) / BINS);
}

/** Histograms and quantiles of every column of `values` [rows, columns]. */
export function columnDistributions(
  values: Float32Array,
  columns: number,
  edges: number[],
): Distribution {
  const perColumn = Array.from({ length: columns }, (_, column) =>
    columnOf(values, column, columns),
  );
  return {
    edges,
    counts: perColumn.map((column) => countsOf(column, edges)),
    quantiles: perColumn.map(quantilesOf),
  };
}

function countsOf(values: Float32Array, edges: readonly number[]): number[] {
  const low = edges[0] ?? 0;
  const width = ((edges.at(-1) ?? 1) - low) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((value - low) / width)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

function columnOf(values: Float32Array, column: number, columns: number): Float32Array {
  const own = new Float32Array(values.length / columns);
  for (let row = 0; row < own.length; row++) own[row] = values[row * columns + column] ?? 0;
  return own;
}
