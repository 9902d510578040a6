/** The numbers a normalization goes by; the variance without epsilon. */
export interface NormalizedBy {
  /** Neighboring values that share a mean and variance; null where every unit has its own. */
  groupSize: number | null;
  mean: ArrayLike<number>;
  variance: ArrayLike<number>;
  /** One entry a unit, as beta. */
  gamma: ArrayLike<number>;
  beta: ArrayLike<number>;
  epsilon: number;
}

/**
 * Recomputes gamma (x - mean) / sqrt(variance + epsilon) + beta in float64 for every element of
 * `input` [rows, units] (Ioffe and Szegedy 2015, algorithm 1; Ba et al. 2016 for each example) and holds it against `output`.
 * @returns the largest absolute difference; infinity when one is not a number
 */
export function largestDifference(
  input: Float32Array,
  output: Float32Array,
  by: NormalizedBy,
): number {
  const units = by.gamma.length;
  let largest = 0;
  for (let at = 0; at < input.length; at++) {
    const unit = at % units;
    const group = by.groupSize === null ? unit : Math.floor(at / by.groupSize);
    const value = normalizedValue(input[at], by, unit, group);
    const difference = Math.abs((output[at] ?? Number.NaN) - value);
    if (Number.isNaN(difference)) return Number.POSITIVE_INFINITY;
    if (difference > largest) largest = difference;
  }
  return largest;
}

function normalizedValue(
  x: number | undefined,
  by: NormalizedBy,
  unit: number,
  group: number,
): number {
  const centered = (x ?? Number.NaN) - (by.mean[group] ?? Number.NaN);
  const deviation = Math.sqrt((by.variance[group] ?? Number.NaN) + by.epsilon);
  return ((by.gamma[unit] ?? Number.NaN) * centered) / deviation + (by.beta[unit] ?? Number.NaN);
}
