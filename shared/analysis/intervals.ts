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

/** Lanczos' approximation of ln gamma(x) for x > 0 (g = 7, 9 terms; good to 15 digits). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

function lnGamma(x: number): number {
  const base = x + 6.5;
  const sum = LANCZOS.reduce((total, c, i) => (i === 0 ? c : total + c / (x - 1 + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/** Stands for a zero that would be divided by (Lentz' method). */
const TINY = 1e-300;
const awayFromZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);

/** The continued fraction of the incomplete beta function (Abramowitz & Stegun 26.5.8), by Lentz' method. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const step of [even, odd]) {
      d = 1 / awayFromZero(1 + step * d);
      c = awayFromZero(1 + step / c);
      fraction *= d * c;
    }
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

/** The regularized incomplete beta function I_x(a, b), for 0 <= x <= 1. */
function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const front = lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  // The fraction converges fast on one side of the mean only; the other is got by symmetry.
  if (x < (a + 1) / (a + b + 2)) return (Math.exp(front) * betaFraction(a, b, x)) / a;
  return 1 - (Math.exp(front) * betaFraction(b, a, 1 - x)) / b;
}

/** Chance that Student's t of `df` degrees of freedom (a fraction is fine) is above `t` >= 0. */
function upperTail(t: number, df: number): number {
  return 0.5 * incompleteBeta(df / 2, 0.5, df / (df + t * t));
}

/**
 * The value that Student's t of `df` > 0 degrees of freedom stays below with chance `p`, for
 * 0.5 <= p < 1; found by bisection, to about 12 digits.
 */
export function tQuantile(p: number, df: number): number {
  const tail = 1 - p;
  let low = 0;
  let high = 1;
  while (upperTail(high, df) > tail) high *= 2;
  for (let round = 0; round < 200 && high - low > 1e-14 * high; round += 1) {
    const middle = (low + high) / 2;
    if (upperTail(middle, df) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
