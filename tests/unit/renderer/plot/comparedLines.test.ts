import { describe, expect, it } from 'vitest';
import { comparedIds } from '../../../../renderer/state/comparison/comparisons.ts';
import {
  differenceLines,
  measureLines,
} from '../../../../renderer/features/compare/charts/comparedLines.ts';
import { sidesOf } from '../../../../renderer/features/compare/charts/comparedSides.ts';
import { lineData } from '../../../../renderer/plot/lines/readOut.ts';
import { compareRuns } from '../../../../shared/analysis/comparison.ts';
import { epochsOf } from '../../../../shared/analysis/measure.ts';
import { REPORT_TEXTS } from '../../../../shared/report/reportTexts.ts';
import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import { generatedExperiment, generatedRecord } from '../../../support/generatedExperiments.ts';

const MEASURE = { split: 'valid', metric: 'accuracy' } as const;
const CHOICE = {
  alignment: 'epoch' as const,
  asMeans: false,
  weight: 0,
  namesOf: () => ({ bn: 'with', plain: 'without' }),
};

/** Two seeds each of two learning rates. */
const records = [0.01, 0.1].flatMap((learningRate) =>
  [1, 2].map((seed) => {
    const config = { ...LAB_CONFIG, epochs: 3, learningRate, seed };
    const n = seed + learningRate * 1000;
    const made = generatedExperiment(n, { name: `lr ${learningRate}, seed ${seed}`, config });
    return generatedRecord({ ...made, config });
  }),
);
const comparison = compareRuns(records, MEASURE);
const sides = sidesOf(comparison, REPORT_TEXTS.en);
const valuesOf = (run: number, network: 'bn' | 'plain') =>
  epochsOf(records[run]?.metrics ?? []).map(({ valid }) => valid[network].accuracy);

describe('runs beside each other', () => {
  it('are one side where only the seed differs, called by what else does', () => {
    expect(sides.map(({ label, runs }) => [label, runs.length])).toEqual([
      ['Learning rate 0.01', 2],
      ['Learning rate 0.1', 2],
    ]);
    expect(new Set(sides.map(({ color }) => color)).size).toBe(2);
  });

  it('are drawn with their saved values, configs by color and networks by dash', () => {
    const lines = measureLines(comparison, sides, MEASURE, CHOICE);
    expect(lines.map((line) => lineData(line, new Set()).y)).toEqual([
      ...[0, 1].map((run) => valuesOf(run, 'bn')),
      ...[0, 1].map((run) => valuesOf(run, 'plain')),
      ...[2, 3].map((run) => valuesOf(run, 'bn')),
      ...[2, 3].map((run) => valuesOf(run, 'plain')),
    ]);
    expect(lines.map(({ color }) => color)).toEqual(
      sides.flatMap(({ color }) => [color, color, color, color]),
    );
    expect(new Set(lines.map(({ dash }) => dash.join())).size).toBe(2);
  });

  it('have the color of their side wherever it is drawn, also when they are a sweep', () => {
    const alone = [0, 2].flatMap((place) => records[place] ?? []);
    const group = { id: 'g', kind: 'sweep', name: 'Rates', settings: ['learningRate'] } as const;
    const swept = alone.map((record) => ({
      ...record,
      experiment: { ...record.experiment, group: { ...group, settings: [...group.settings] } },
    }));
    for (const runs of [records, alone, swept]) {
      const compared = compareRuns(runs, MEASURE);
      const shown = sidesOf(compared, REPORT_TEXTS.en);
      const means = measureLines(compared, shown, MEASURE, { ...CHOICE, asMeans: true });
      for (const side of shown) {
        const drawn = means.filter(({ label }) => label.startsWith(side.label));
        expect(drawn.map(({ color }) => color)).toEqual([side.color, side.color]);
      }
    }
  });

  it('have the colors of the two networks where all repeat one config', () => {
    const compared = compareRuns(records.slice(0, 2), MEASURE);
    const lines = measureLines(compared, sidesOf(compared, REPORT_TEXTS.en), MEASURE, CHOICE);
    expect(lines.map(({ color }) => color)).toEqual(['--bn', '--bn', '--plain', '--plain']);
  });

  it('are drawn as the mean of each side, in a band that holds it', () => {
    const lines = measureLines(comparison, sides, MEASURE, { ...CHOICE, asMeans: true });
    expect(lines).toHaveLength(4);
    const [first] = lines;
    const { y } = lineData(first ?? expect.fail(), new Set());
    y.forEach((mean, epoch) => {
      const values = [0, 1].map((run) => valuesOf(run, 'bn')[epoch] ?? NaN);
      expect(mean).toBeCloseTo(((values[0] ?? NaN) + (values[1] ?? NaN)) / 2, 14);
      expect(first?.band?.low[epoch]).toBeLessThan(mean ?? NaN);
      expect(first?.band?.high[epoch]).toBeGreaterThan(mean ?? NaN);
    });
  });

  it('tell what BN changes: with minus without, in the same run', () => {
    const [first] = differenceLines(comparison, sides, CHOICE);
    const plain = valuesOf(0, 'plain');
    expect(lineData(first ?? expect.fail(), new Set()).y).toEqual(
      valuesOf(0, 'bn').map((value, epoch) => (value ?? NaN) - (plain[epoch] ?? NaN)),
    );
  });
});

it('an address names each run once, without deleted ones', () => {
  const byId = new Map(records.map(({ experiment }) => [experiment.id, experiment]));
  const [a = '', b = ''] = byId.keys();
  expect(comparedIds({ ids: `${b},${a},${b},gone` }, byId, [])).toEqual([b, a]);
  expect(comparedIds({}, byId, [])).toEqual([]);
  expect(comparedIds({ saved: 'unknown' }, byId, [])).toEqual([]);
});
