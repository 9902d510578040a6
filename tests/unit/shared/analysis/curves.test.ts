import { describe, expect, test } from 'vitest';
import { bandOf } from '../../../../shared/analysis/bands.ts';
import { differenceCurve, epochCurve } from '../../../../shared/analysis/curves.ts';
import type { Measure } from '../../../../shared/analysis/measure.ts';
import { outcomeRows } from '../../../../shared/analysis/outcomes.ts';
import { runWith } from './runs.ts';

const ACCURACY: Measure = { split: 'valid', metric: 'accuracy' };
const RUN = runWith({ bn: [0.9, 0.75, 0.875], plain: [0.5, 0.25, 0.625] });

describe('curves', () => {
  test.each([
    ['epoch' as const, [1, 2, 3]],
    ['step' as const, [10, 20, 30]],
    ['time' as const, [0.5, 1, 1.5]],
  ])('lie by %s', (alignment, places) => {
    const curve = epochCurve(RUN, 'bn', ACCURACY, alignment);
    expect(curve.map(({ x }) => x)).toEqual(places);
    expect(curve.map(({ y }) => y)).toEqual([0.9, 0.75, 0.875]);
  });

  test('an epoch without a time is left out where times are compared', () => {
    const timings = RUN.timings.slice(0, 2);
    expect(epochCurve({ ...RUN, timings }, 'bn', ACCURACY, 'time')).toHaveLength(2);
  });

  test('the difference is with BN minus without, and a gap where either is missing', () => {
    const values = differenceCurve(RUN, ACCURACY, 'epoch').map(({ y }) => y);
    expect(values).toEqual([0.4, 0.5, 0.25]);
    const gap = runWith({ bn: [0.9], plain: [0.5] });
    const [line] = gap.metrics;
    if (line?.kind === 'epoch') line.valid.bn.loss = null;
    expect(differenceCurve(gap, { split: 'valid', metric: 'loss' }, 'epoch')).toEqual([
      { x: 1, y: null },
    ]);
  });
});

describe('bands', () => {
  test('are over those that have a value at the place', () => {
    const band = bandOf([
      [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
        { x: 3, y: 5 },
      ],
      [
        { x: 1, y: 3 },
        { x: 2, y: null },
      ],
    ]);
    expect(band.map(({ x, n, mean, min, max }) => [x, n, mean, min, max])).toEqual([
      [1, 2, 2, 1, 3],
      [2, 1, 2, 2, 2],
      [3, 1, 5, 5, 5],
    ]);
    // 2 +- t(0.975, 1) * sqrt(2) / sqrt(2)
    expect(band[0]?.low).toBeCloseTo(2 - 12.706204736174694, 9);
  });

  test('over times read each curve between its points, where all reach', () => {
    const band = bandOf([
      [
        { x: 1, y: 0 },
        { x: 3, y: 4 },
      ],
      [
        { x: 2, y: 10 },
        { x: 4, y: 20 },
      ],
    ]);
    expect(band.map(({ x, n, mean }) => [x, n, mean])).toEqual([
      [2, 2, 6],
      [3, 2, 9.5],
    ]);
  });

  test('without runs are empty', () => {
    expect(bandOf([])).toEqual([]);
    expect(bandOf([[], []])).toEqual([]);
  });
});

test('outcomes are last, best and its epoch, off the first run’s', () => {
  const other = runWith({ bn: [0.5, 0.9375], plain: [0.5, 0.5] });
  const rows = outcomeRows([RUN, other], ACCURACY);
  expect(rows.map(({ outcome, lastDelta, bestDelta }) => [outcome, lastDelta, bestDelta])).toEqual([
    [{ last: { value: 0.875, epoch: 3 }, best: { value: 0.9, epoch: 1 } }, 0, 0],
    [{ last: { value: 0.625, epoch: 3 }, best: { value: 0.625, epoch: 3 } }, 0, 0],
    [
      { last: { value: 0.9375, epoch: 2 }, best: { value: 0.9375, epoch: 2 } },
      0.0625,
      0.9375 - 0.9,
    ],
    [{ last: { value: 0.5, epoch: 2 }, best: { value: 0.5, epoch: 1 } }, -0.125, -0.125],
  ]);
});
