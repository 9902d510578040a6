import { describe, expect, test } from 'vitest';
import {
  meanInterval,
  pairedEffect,
  welchEffect,
  tQuantile,
} from '../../../../shared/analysis/intervals.ts';

const A = [0.9731, 0.9718, 0.9742, 0.9725, 0.9736];
const B = [0.9655, 0.969, 0.9671, 0.966, 0.9642];

describe('quantiles of Student’s t are those of scipy.stats.t.ppf', () => {
  test.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 4, 2.7764451051977934],
    [0.975, 9, 2.262157162798205],
    [0.975, 29.5, 2.043724966772122],
    [0.975, 1000, 1.9623390808264083],
    [0.95, 3, 2.3533634348018233],
    [0.995, 7, 3.4994832973504924],
    [0.9, 2.6, 1.7081587800731934],
    [0.999, 1.5, 52.18443000899263],
    [0.5, 5, 0],
    [0.975, 1e6, 1.959966356814107],
  ])('p %d, %d degrees of freedom', (p, df, expected) => {
    expect(Math.abs(tQuantile(p, df) - expected)).toBeLessThan(1e-9 * Math.max(1, expected));
  });
});

test('mean and interval of repeats are those of scipy.stats.t.interval', () => {
  const { n, mean, low, high, min, max } = meanInterval(A);
  expect({ n, min, max }).toEqual({ n: 5, min: 0.9718, max: 0.9742 });
  expect(mean).toBeCloseTo(0.97304, 12);
  expect(low).toBeCloseTo(0.9718798578363357, 12);
  expect(high).toBeCloseTo(0.9742001421636646, 12);
});

test('of a single value there is no interval', () => {
  const single = { n: 1, mean: 0.5, low: null, high: null, min: 0.5, max: 0.5 };
  expect(meanInterval([0.5])).toEqual(single);
});

test('the paired interval is that of scipy.stats.ttest_rel', () => {
  const effect = pairedEffect(A, B);
  expect(effect).toMatchObject({ method: 'paired', df: 4, n: { a: 5, b: 5 } });
  expect(effect.mean).toBeCloseTo(0.00668, 12);
  expect(effect.low).toBeCloseTo(0.003669892995253074, 12);
  expect(effect.high).toBeCloseTo(0.009690107004746965, 12);
});

test('Welch’s interval is that of scipy.stats.ttest_ind(equal_var=False)', () => {
  const same = welchEffect(A, B);
  expect(same.df).toBeCloseTo(5.997387744627177, 9);
  expect(same.low).toBeCloseTo(0.004454285563580979, 12);
  expect(same.high).toBeCloseTo(0.008905714436419503, 12);
  const fewer = welchEffect(A, B.slice(0, 3));
  expect(fewer).toMatchObject({ method: 'welch', n: { a: 5, b: 3 } });
  expect(fewer.df).toBeCloseTo(2.701377543543276, 9);
  expect(fewer.mean).toBeCloseTo(0.00584, 12);
  expect(fewer.low).toBeCloseTo(0.00212851461452529, 12);
  expect(fewer.high).toBeCloseTo(0.009551485385475067, 12);
});

test('groups that do not vary have an interval without width', () => {
  expect(welchEffect([1, 1], [0.5, 0.5])).toMatchObject({ mean: 0.5, low: 0.5, high: 0.5 });
});
