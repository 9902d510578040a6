import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Column } from '../../../../shared/plot/column.ts';
import { MovingAverage, SmoothedColumn } from '../../../../renderer/plot/lines/smoothing.ts';

const values = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.double({ min: -1e3, max: 1e3, noNaN: true }) },
    fc.constant(NaN),
  ),
);
const weights = fc.double({ min: 0.01, max: 0.99, noNaN: true });

/** The definition, written out: each value weighted by w to the power of its age, divided by the sum of weights. */
function directly(numbers: number[], weight: number): number[] {
  return numbers.map((current, index) => {
    if (Number.isNaN(current)) return NaN;
    const past = numbers
      .slice(0, index + 1)
      .filter((value) => !Number.isNaN(value))
      .reverse();
    const sum = past.reduce((total, value, age) => total + value * weight ** age, 0);
    return sum / past.reduce((total, _, age) => total + weight ** age, 0);
  });
}

describe('smoothing', () => {
  it('is the weighted mean of all values so far, with gaps left out and left in place', () => {
    fc.assert(
      fc.property(values, weights, (numbers, weight) => {
        const average = new MovingAverage(weight);
        const smoothed = [...average.nextAll(Float64Array.from(numbers))];
        directly(numbers, weight).forEach((expected, index) => {
          if (Number.isNaN(expected)) expect(smoothed[index]).toBeNaN();
          else expect(smoothed[index]).toBeCloseTo(expected, 6);
        });
      }),
    );
  });

  it('gives the textbook numbers', () => {
    const average = new MovingAverage(0.5);
    expect([...average.nextAll(Float64Array.of(4, 1, 2))]).toEqual([4, 2, 2]);
  });

  it('follows a column that grows, to the same numbers as from the start', () => {
    fc.assert(
      fc.property(values, values, weights, (first, second, weight) => {
        const column = new Column();
        const smoothed = new SmoothedColumn(column, weight);
        first.forEach((value) => column.push(value));
        expect(smoothed.column.length).toBe(first.length);
        second.forEach((value) => column.push(value));
        const average = new MovingAverage(weight);
        expect([...smoothed.column.values]).toEqual([
          ...average.nextAll(Float64Array.from([...first, ...second])),
        ]);
      }),
    );
  });
});
