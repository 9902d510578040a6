import { describe, expect, test } from 'vitest';
import { compareRuns, groupCurves } from '../../../../shared/analysis/comparison.ts';
import type { ComparedRun } from '../../../../shared/analysis/measure.ts';
import { sweepOf } from '../../../../shared/analysis/sweep.ts';
import type { ImportedOrigin } from '../../../../shared/domain/experiment.ts';
import { REPORT_TEXTS } from '../../../../shared/report/reportTexts.ts';
import { comparisonTables } from '../../../../shared/report/tables.ts';
import { chartsOf } from '../../../../main/exchange/export/report/charts.ts';
import { sweepLines } from '../../../../main/cli/output/sweepReporter.ts';
import { repeatsOf, runWith } from './runs.ts';

const ACCURACY = { split: 'valid', metric: 'accuracy' } as const;
const LAST = { at: 'last', ...ACCURACY } as const;

const run = (seed: number, accuracy: number) =>
  runWith({ bn: [accuracy], plain: [accuracy / 2] }, { seed, batchSize: 16 });
const COPIES = [run(1, 0.8), run(1, 0.8), run(1, 0.8)];

const importedFrom = (kind: ImportedOrigin['kind'], { experiment, ...rest }: ComparedRun) => ({
  ...rest,
  experiment: {
    ...experiment,
    origin: { kind, source: 'runs.csv', importedAt: '2026-01-01T00:00:00.000Z' },
  },
});

const bandOf = (runs: ComparedRun[]) => {
  const [group] = compareRuns(runs, ACCURACY).groups;
  if (group === undefined) throw new Error('there is no group');
  return groupCurves(group, ACCURACY, 'epoch');
};

describe('copies of a run', () => {
  test('make no interval in a sweep, and are reported', () => {
    const sweep = sweepOf(
      COPIES.map(({ experiment }) => experiment),
      ['batchSize'],
      LAST,
    );
    expect(sweep.copies).toBe(2);
    expect(sweep.points[0]?.cells.bn).toMatchObject({ runs: 1, value: { n: 1, low: null } });
    const lines = sweepLines(sweep);
    expect(lines.join('\n')).not.toContain('±');
    expect(lines.at(-1)).toContain('2 runs are copies of others');
  });

  test('make no band and no winner in a comparison, and are told in every language', () => {
    const comparison = compareRuns(COPIES, ACCURACY);
    expect(comparison.copies).toBe(2);
    expect(comparison.verdicts.map(({ verdict }) => verdict.code)).toEqual(['one-seed']);
    const { bands, differenceBand, lines } = bandOf(COPIES);
    expect([bands.bn, bands.plain, differenceBand]).toMatchObject([
      [{ n: 1, low: null }],
      [{ n: 1, low: null }],
      [{ n: 1, low: null }],
    ]);
    expect(lines.bn).toHaveLength(3);
    for (const texts of Object.values(REPORT_TEXTS)) {
      const rows = comparisonTables([comparison], texts).at(-1)?.rows ?? [];
      expect(rows.at(-1)).toEqual([texts.copies(2)]);
      expect(chartsOf(comparison, texts).text).not.toContain(texts.band);
    }
  });

  test('beside other seeds count once: the interval is that of the seeds alone', () => {
    const seeds = repeatsOf([0.8, 0.9, 0.7], [0.4, 0.5, 0.6]);
    const [first] = seeds;
    const withCopies = first === undefined ? [] : [...seeds, { ...first }, { ...first }];
    expect(bandOf(withCopies).bands).toEqual(bandOf(seeds).bands);
    const verdicts = (runs: ComparedRun[]) => compareRuns(runs, ACCURACY).verdicts;
    expect(verdicts(withCopies)).toEqual(verdicts(seeds));
    expect(compareRuns(seeds, ACCURACY).copies).toBe(0);
    const cellsOf = (runs: ComparedRun[]) =>
      sweepOf(
        runs.map(({ experiment }) => experiment),
        ['batchSize'],
        LAST,
      ).points;
    expect(cellsOf(withCopies)).toEqual(cellsOf(seeds));
  });

  test('that stopped earlier give way to the one that continued', () => {
    const whole = runWith({ bn: [0.5, 0.9], plain: [0.5, 0.6] }, { seed: 1, epochs: 2 });
    const cut = runWith({ bn: [0.5], plain: [0.5] }, { seed: 1, epochs: 2 });
    for (const runs of [
      [whole, cut],
      [cut, whole],
    ]) {
      expect(bandOf(runs).bands.bn.map(({ mean }) => mean)).toEqual([0.5, 0.9]);
    }
  });

  test('are recognized by their numbers where there is no seed; others are repeats', () => {
    for (const kind of ['csv', 'tensorboard'] as const) {
      const runs = [run(1, 0.8), run(1, 0.9), run(1, 0.9)].map((one) => importedFrom(kind, one));
      expect(compareRuns(runs, ACCURACY).copies).toBe(1);
      expect(bandOf(runs).bands.bn).toMatchObject([{ n: 2 }]);
    }
    const archived = [run(1, 0.8), run(1, 0.8)].map((one) => importedFrom('archive', one));
    expect(compareRuns(archived, ACCURACY).copies).toBe(1);
  });

  test('with other data or other settings are not copies', () => {
    const other = runWith({ bn: [0.8], plain: [0.4] }, { seed: 1, batchSize: 32 });
    expect(compareRuns([run(1, 0.8), other], ACCURACY).copies).toBe(0);
    const experiments = [run(1, 0.8), other].map(({ experiment }) => experiment);
    const { copies, points } = sweepOf(experiments, ['epochs'], LAST);
    expect([copies, points[0]?.cells.bn.runs]).toEqual([0, 2]);
  });
});
