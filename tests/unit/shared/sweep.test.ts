import { expect, test } from 'vitest';
import { evenlySpaced, logSpaced } from '../../../shared/domain/sweep.ts';

test.each([
  [0.0012345, 0.05, 3],
  [0.05, 0.0012345, 4],
  [1 / 3, 2 / 3, 5],
  [123456, 9876543, 7],
])('a range from %d to %d in %d values has exactly those ends', (from, to, count) => {
  for (const spaced of [logSpaced, evenlySpaced]) {
    const values = spaced(from, to, count);
    expect(values).toHaveLength(count);
    expect([values[0], values.at(-1)]).toEqual([from, to]);
  }
});

test('between the ends values are as short as a person would write them', () => {
  expect(logSpaced(1e-4, 10, 6)).toEqual([0.0001, 0.001, 0.01, 0.1, 1, 10]);
  expect(logSpaced(0.0012345, 0.05, 3)).toEqual([0.0012345, 0.00786, 0.05]);
  expect(evenlySpaced(0, 1, 4)).toEqual([0, 0.333333, 0.666667, 1]);
});

test.each([
  [0.0012345, 0.0012399, 5],
  [1, 1.0000001, 3],
])('ends as near as %d and %d keep what is between them in order', (from, to, count) => {
  for (const spaced of [logSpaced, evenlySpaced]) {
    const values = spaced(from, to, count);
    expect(values).toHaveLength(count);
    expect(values.toSorted((a, b) => a - b)).toEqual(values);
    expect(new Set(values).size).toBe(count);
  }
});

test('one place is one value', () => {
  expect(logSpaced(0.1, 0.1, 5)).toEqual([0.1]);
  expect(evenlySpaced(3, 3, 2)).toEqual([3]);
});
