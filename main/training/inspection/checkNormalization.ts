/** The numbers a BatchNorm goes by, one entry a unit; the variance without epsilon. */
export interface Normalization {
  mean: ArrayLike<number>;
  variance: ArrayLike<number>;
  gamma: ArrayLike<number>;
  beta: ArrayLike<number>;
  epsilon: number;
}

/**
 * Recomputes gamma (x - mean) / sqrt(variance + epsilon) + beta in float64 for every element of
 * `input` [rows, units] (Ioffe and Szegedy 2015, algorithm 1) and holds it against `output`.
 * @returns the largest absolute difference; infinity when one is not a number
 */
export function largestDifference(
  input: Float32Array,
  output: Float32Array,
  by: Normalization,
): number {
  const units = by.mean.length;
  let largest = 0;
  for (let at = 0; at < input.length; at++) {
    const unit = at % units;
    const difference = Math.abs((output[at] ?? Number.NaN) - normalizedValue(input[at], by, unit));
    if (Number.isNaN(difference)) return Number.POSITIVE_INFINITY;
    if (difference > largest) largest = difference;
  }
  return largest;
}

function normalizedValue(x: number | undefined, by: Normalization, unit: number): number {
  const at = (values: ArrayLike<number>) => values[unit] ?? Number.NaN;
  const centred = (x ?? Number.NaN) - at(by.mean);
  return (at(by.gamma) * centred) / Math.sqrt(at(by.variance) + by.epsilon) + at(by.beta);
}
