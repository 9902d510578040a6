import { describe, expect, it } from 'vitest';
import { fitOf } from '../../../../renderer/plot/lines/beyond.ts';
import { Column } from '../../../../shared/plot/column.ts';
import { PlotLine } from '../../../../renderer/plot/lines/plotLine.ts';
import type { ChartLine } from '../../../../renderer/plot/lines/plotLine.ts';

/** A chart of the lines, with none of them hidden unless told. */
const chartOf = (
  lines: readonly ChartLine[],
  hidden: ReadonlySet<string> = new Set(),
  withOutliers = false,
) => ({ lines, hidden, axes: { y: { logarithmic: false, withOutliers } } });

function lineOf(id: string, values: readonly number[]): ChartLine {
  const column = new Column();
  for (const value of values) column.push(value);
  const raw = new PlotLine(
    () => column,
    (index) => index,
  );
  return { id, label: `Line ${id}`, color: '--bn', dash: [], raw, smoothed: null };
}

describe('the axis of lines of which one diverged', () => {
  const lines = [
    lineOf('a', [0.5, 0.3, 0.2]),
    lineOf('b', [0.7, 0.6, 0.4]),
    lineOf('c', [0.8, NaN, 1e30]),
  ];

  it('ends where the others do, and names the line with its farthest value', () => {
    expect(fitOf(chartOf(lines))).toEqual({
      ends: { min: 0.2, max: 0.8 },
      beyond: [{ label: 'Line c', value: 1e30 }],
    });
  });

  it('follows the data where nothing is far off, or what is far off is hidden', () => {
    expect(fitOf(chartOf(lines.slice(0, 2)))).toBeNull();
    expect(fitOf(chartOf(lines, new Set(['c'])))).toBeNull();
    expect(fitOf(chartOf([]))).toBeNull();
  });

  it('reaches every value when it is asked to', () => {
    expect(fitOf(chartOf(lines, new Set(), true))).toBeNull();
  });

  it('draws what leaves it a little beyond its end, which canvases and pictures can do', () => {
    const view = { min: 0, max: 2, pixels: 400, logarithmic: false, ends: { min: 0, max: 1 } };
    const drawn = lines[2]?.raw.points(view).map(({ y }) => y) ?? [];
    expect(drawn[2]).toBeGreaterThan(1);
    expect(drawn[2]).toBeLessThan(100);
  });
});

it('a line knows its extent as it grows', () => {
  const column = new Column();
  const line = new PlotLine(
    () => column,
    (index) => index,
  );
  column.push(3);
  expect(line.extent()).toMatchObject({ min: 0, max: 3 });
  column.push(-7);
  column.push(NaN);
  expect(line.extent()).toMatchObject({ min: -7, max: 3 });
});
