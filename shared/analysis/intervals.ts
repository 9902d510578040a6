import { tQuantile } from './studentT.ts';

/** How sure an interval is meant to be. */
export const CONFIDENCE = 0.95;

/** A mean with its t-interval. Of a single value there is no interval: `low` and `high` are null. */
export interface MeanInterval {
  n: number;
  mean: number;
  low: number | null;
  high: number | null;
  min: number;
  max: number;
}

/** The difference of two means, `a` minus `b`, with its interval. */
export interface Effect {
  /** `paired`: over runs of equal seeds; `welch`: two independent groups of perhaps unequal variance. */
  method: 'paired' | 'welch';
  mean: number;
  low: number;
  high: number;
  /** Degrees of freedom; a fraction with Welch's. */
  df: number;
  /** Values on each side; with `paired` the number of pairs. */
  n: { a: number; b: number };
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** With n - 1 below. */
export function sampleVariance(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1);
}

const quantile = (df: number) => tQuantile((1 + CONFIDENCE) / 2, df);

/** Mean, t-interval (mean +- t s / sqrt(n)), least and greatest of at least one value. */
export function meanInterval(values: readonly number[]): MeanInterval {
  const n = values.length;
  const mean = meanOf(values);
  const range = { min: Math.min(...values), max: Math.max(...values) };
  if (n < 2) return { n, mean, low: null, high: null, ...range };
  const half = quantile(n - 1) * Math.sqrt(sampleVariance(values) / n);
  return { n, mean, low: mean - half, high: mean + half, ...range };
}

/** Interval of the mean of `a[i] - b[i]`, for at least two pairs. */
export function pairedEffect(a: readonly number[], b: readonly number[]): Effect {
  const differences = a.map((value, index) => value - (b[index] ?? Number.NaN));
  const { n, mean, low, high } = meanInterval(differences);
  return {
    method: 'paired',
    mean,
    low: low ?? mean,
    high: high ?? mean,
    df: n - 1,
    n: { a: n, b: n },
  };
}

/** Welch's interval of the difference of two means, for at least two values a side. */
export function welchEffect(a: readonly number[], b: readonly number[]): Effect {
  const mean = meanOf(a) - meanOf(b);
  const n = { a: a.length, b: b.length };
  const [va, vb] = [sampleVariance(a) / n.a, sampleVariance(b) / n.b];
  const variance = va + vb;
  // Welch and Satterthwaite; where neither side varies at all, any number gives the same interval.
  const df =
    variance === 0 ? n.a + n.b - 2 : variance ** 2 / (va ** 2 / (n.a - 1) + vb ** 2 / (n.b - 1));
  const half = quantile(df) * Math.sqrt(variance);
  return { method: 'welch', mean, low: mean - half, high: mean + half, df, n };
}
