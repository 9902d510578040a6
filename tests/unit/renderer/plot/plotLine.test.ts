import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Column } from '../../../../shared/plot/column.ts';
import { PlotLine } from '../../../../renderer/plot/lines/plotLine.ts';

function columnOf(values: number[]): Column {
  const column = new Column();
  values.forEach((value) => column.push(value));
  return column;
}

/** A line through (0, values[0]), (10, values[1]), (20, values[2]) ... */
function lineOf(values: number[]): PlotLine {
  const column = columnOf(values);
  return new PlotLine(
    () => column,
    (index) => index * 10,
  );
}

const view = { min: 0, max: 1000, pixels: 400, logarithmic: false, ends: null };

describe('a line to plot', () => {
  it('gives what is in view and one point beyond each side, so that lines run to the edges', () => {
    const points = lineOf([1, 2, 3, 4, 5, 6]).points({ ...view, min: 15, max: 25 });
    expect(points).toEqual([
      { x: 10, y: 2 },
      { x: 20, y: 3 },
      { x: 30, y: 4 },
      { x: 40, y: 5 },
    ]);
  });

  it('has a gap where a value is missing, and on a logarithmic axis where it is not above 0', () => {
    const line = lineOf([1, NaN, 0]);
    expect(line.points(view).map(({ y }) => y)).toEqual([1, NaN, 0]);
    expect(line.points({ ...view, logarithmic: true }).map(({ y }) => y)).toEqual([1, NaN, NaN]);
  });

  it('ends where x is no longer known', () => {
    const column = columnOf([5, 6, 7]);
    const line = new PlotLine(
      () => column,
      (index) => (index < 2 ? index : NaN),
    );
    expect(line.length).toBe(2);
    expect(line.points(view)).toEqual([
      { x: 0, y: 5 },
      { x: 1, y: 6 },
    ]);
  });

  it('is drawn within few points however long it is, and its lowest and highest are among them', () => {
    const long = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 4000 });
    fc.assert(
      fc.property(long, (values) => {
        const line = lineOf(values);
        const all = { ...view, max: values.length * 10, pixels: 100 };
        const drawn = line.points(all).map(({ y }) => y);
        expect(drawn.length).toBeLessThanOrEqual(4 * 50 + 4);
        expect(Math.min(...drawn)).toBe(Math.min(...values));
        expect(Math.max(...drawn)).toBe(Math.max(...values));
      }),
    );
  });

  it('finds the point nearest to a place', () => {
    const line = lineOf([1, 2, 3]);
    expect([-5, 4, 6, 14, 16, 99].map((x) => line.nearest(x))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(lineOf([]).nearest(3)).toBe(-1);
  });
});
