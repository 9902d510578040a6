import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastX, lineData, readOut, snap } from '../../../../renderer/plot/lines/readOut.ts';
import {
  EPOCH_CHARTS,
  epochLines,
  plannedEnd,
  reachOf,
  stepLines,
} from '../../../../renderer/parts/curves/runLines.ts';
import { OpenRun } from '../../../../renderer/state/runs/openRun.ts';
import { NETWORKS } from '../../../../shared/domain/metrics.ts';
import type { EpochMetrics } from '../../../../shared/domain/metrics.ts';
import { recordOf, STEPS_PER_EPOCH, wholeRuns } from './records.ts';

const labels = { bn: 'With BN', plain: 'Without BN' };
const NOTHING_HIDDEN = new Set<string>();

describe('the lines of a run', () => {
  it('give each of the four charts exactly the metrics, a point an epoch', () => {
    fc.assert(
      fc.property(wholeRuns, (record) => {
        const series = new OpenRun(record).series;
        const epochs = record.metrics.filter((line): line is EpochMetrics => line.kind === 'epoch');
        for (const chart of EPOCH_CHARTS) {
          const lines = epochLines(series, chart, { axis: 'epoch', weight: 0, labels });
          const data = lines.map((line) => lineData(line, NOTHING_HIDDEN));
          const expected = NETWORKS.map((network) => ({
            id: network,
            label: labels[network],
            visible: true,
            x: epochs.map(({ epoch }) => epoch),
            y: epochs.map((line) => line[chart.split][network][chart.measure]),
            smoothed: null,
          }));
          expect(data).toEqual(expected);
        }
      }),
    );
  });

  it('keep the values themselves when they are smoothed, gaps included', () => {
    fc.assert(
      fc.property(wholeRuns, (record) => {
        const series = new OpenRun(record).series;
        const raw = stepLines(series, { axis: 'step', weight: 0, labels });
        const smoothed = stepLines(series, { axis: 'step', weight: 0.9, labels });
        smoothed.forEach((line, index) => {
          const data = lineData(line, NOTHING_HIDDEN);
          expect(data.y).toEqual(raw.map((plain) => lineData(plain, NOTHING_HIDDEN).y)[index]);
          expect(data.smoothed?.map((value) => value === null)).toEqual(
            data.y.map((value) => value === null),
          );
        });
      }),
    );
  });

  it('differ by dash as well as by color', () => {
    const [bn, plain] = stepLines(new OpenRun(recordOf([])).series, {
      axis: 'step',
      weight: 0,
      labels,
    });
    expect(bn?.color).not.toBe(plain?.color);
    expect(bn?.dash).not.toEqual(plain?.dash);
  });
});

describe('reading a chart out', () => {
  const loss = { bn: [4, 3, 2], plain: [5, null, 1] };
  const series = new OpenRun(recordOf([{ kind: 'chunk', epoch: 1, firstStep: 1, loss }])).series;
  const lines = stepLines(series, { axis: 'step', weight: 0.5, labels });

  it('shows the values in the order of the lines, and a dash at a gap', () => {
    const values = (x: number | null) =>
      readOut(lines, NOTHING_HIDDEN, x).map(({ value }) => value);
    expect(values(1)).toEqual(['4.00000', '5.00000']);
    // The mean of 4 and 3 with weight 0.5, not the 3 of that step alone.
    expect(values(2)).toEqual(['3.33333', '–']);
    expect(values(null)).toEqual(['–', '–']);
  });

  it('shows shares in percent', () => {
    const shares = stepLines(series, { axis: 'step', weight: 0, labels });
    expect(readOut(shares, NOTHING_HIDDEN, 3, true).map(({ value }) => value)).toEqual([
      '200.00%',
      '100.00%',
    ]);
  });

  it('goes to the nearest point, or to the last when no one points', () => {
    expect(snap(lines, 2.4)).toBe(2);
    expect(lastX(lines)).toBe(3);
    expect(lastX([])).toBeNull();
  });

  it('says which lines are hidden', () => {
    expect(readOut(lines, new Set(['bn']), 1).map(({ shown }) => shown)).toEqual([false, true]);
  });
});

describe('how far the axis of a run reaches', () => {
  it('stands still for a short run and doubles ahead of a long one', () => {
    expect(reachOf(0, 10, 10)).toBe(10);
    expect(reachOf(9.9, 1000, 10)).toBe(10);
    expect(reachOf(10.1, 1000, 10)).toBe(20);
    expect(reachOf(900, 1000, 10)).toBe(1000);
    expect(reachOf(0, 3, 10)).toBe(3);
  });

  it('is the planned end before anything arrived, in epochs and in steps', () => {
    const { config } = recordOf([]).experiment;
    const series = new OpenRun(recordOf([])).series;
    expect(plannedEnd(series, 'epoch', config, 60_000)).toBe(10);
    expect(plannedEnd(series, 'step', config, 60_000)).toBe(10 * STEPS_PER_EPOCH);
    expect(plannedEnd(series, 'time', config, 60_000)).toBeUndefined();
  });
});
