import type { Tensor } from '../graph/graph.ts';
import {
  add,
  divide,
  mean,
  multiply,
  reshape,
  scalar,
  sqrt,
  square,
  subtract,
} from '../graph/ops.ts';

/** Mean of each row [rows, 1]. */
export const rowMean = (x: Tensor): Tensor => reshape(mean(x, [1]), [x.shape[0] ?? 1, 1]);

/** Each row of x by its own mean and biased variance; statistics are [rows, 1]. */
export function normalizeRows(x: Tensor, epsilon: Tensor) {
  const ownMean = rowMean(x);
  const centered = subtract(x, ownMean);
  const biasedVariance = rowMean(square(centered));
  const inverseDeviation = divide(scalar(x.graph, 1), sqrt(add(biasedVariance, epsilon)));
  const normalized = multiply(centered, inverseDeviation);
  return { normalized, mean: ownMean, biasedVariance, inverseDeviation };
}

/**
 * The gradient by the input of `normalizeRows`. With g the gradient by the normalized rows h,
 * dx = inverseDeviation * (g - mean(g) - h * mean(g * h)), the means over each row.
 */
export function normalizeRowsGradient(
  gradient: Tensor,
  { normalized, inverseDeviation }: { normalized: Tensor; inverseDeviation: Tensor },
): Tensor {
  const centered = subtract(gradient, rowMean(gradient));
  const along = multiply(normalized, rowMean(multiply(gradient, normalized)));
  return multiply(subtract(centered, along), inverseDeviation);
}
