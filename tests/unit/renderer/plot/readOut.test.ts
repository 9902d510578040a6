import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useChartReading } from '../../../../renderer/state/chartReading.ts';
import { sortedReadOut } from '../../../../renderer/plot/lines/readOut.ts';
import { PlotLine } from '../../../../renderer/plot/lines/plotLine.ts';
import type { ChartLine } from '../../../../renderer/plot/lines/plotLine.ts';
import { Column } from '../../../../shared/plot/column.ts';

function lineOf(id: string, values: readonly number[]): ChartLine {
  const column = new Column();
  for (const value of values) column.push(value);
  const raw = new PlotLine(
    () => column,
    (index) => index,
  );
  return { id, label: id, color: '--bn', dash: [], raw, smoothed: null };
}

describe('the read-out of a chart', () => {
  const lines = [lineOf('low', [1, 5]), lineOf('gap', [2, NaN]), lineOf('high', [3, 4])];

  it('has the highest value first, and lines without one last', () => {
    const idsAt = (x: number) => sortedReadOut(lines, new Set(), x).map(({ id }) => id);
    expect(idsAt(0)).toEqual(['high', 'gap', 'low']);
    expect(idsAt(1)).toEqual(['low', 'high', 'gap']);
  });

  it('has no value of a line that has ended', () => {
    const both = [...lines, lineOf('short', [9])];
    const last = sortedReadOut(both, new Set(), 1).at(-1);
    expect(last).toMatchObject({ id: 'short', value: '–' });
  });

  it('leaves out lines that are switched off', () => {
    expect(sortedReadOut(lines, new Set(['gap']), 0).map(({ id }) => id)).toEqual(['high', 'low']);
  });
});

describe('charts beside each other', () => {
  beforeEach(() => setActivePinia(createPinia()));
  const [one, other] = [Symbol('one'), Symbol('other')];

  it('follow the one that is read where they have the same axis', () => {
    const readings = useChartReading();
    readings.read(one, { axis: 'Epoch', x: 3 });
    expect(readings.followed(other, 'Epoch')).toBe(3);
    expect(readings.followed(other, 'Step')).toBeNull();
    expect(readings.followed(one, 'Epoch')).toBeNull();
  });

  it('follow until it is no longer read, also when another reader stops', () => {
    const readings = useChartReading();
    readings.read(one, { axis: 'Epoch', x: 3 });
    readings.read(other, null);
    expect(readings.followed(other, 'Epoch')).toBe(3);
    readings.read(one, null);
    expect(readings.followed(other, 'Epoch')).toBeNull();
  });
});
