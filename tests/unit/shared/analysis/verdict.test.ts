import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../../shared/analysis/comparison.ts';
import type { ComparedRun, Measure } from '../../../../shared/analysis/measure.ts';
import { verdictOf } from '../../../../shared/analysis/verdict.ts';
import { REPORT_TEXTS } from '../../../../shared/report/reportTexts.ts';
import { groupLabel, verdictSentence } from '../../../../shared/report/verdictSentence.ts';
import { repeatsOf, runWith } from './runs.ts';

const ACCURACY: Measure = { split: 'valid', metric: 'accuracy' };
const LOSS: Measure = { split: 'valid', metric: 'loss' };
const BN = [0.9731, 0.9718, 0.9742, 0.9725, 0.9736];
const PLAIN = [0.9655, 0.969, 0.9671, 0.966, 0.9642];

const bn = (runs: readonly ComparedRun[]) => ({ runs, network: 'bn' as const });
const plain = (runs: readonly ComparedRun[]) => ({ runs, network: 'plain' as const });

describe('with against without BN', () => {
  test('five seeds name the winner, with the paired interval', () => {
    const runs = repeatsOf(BN, PLAIN);
    const verdict = verdictOf(bn(runs), plain(runs), ACCURACY);
    expect(verdict).toMatchObject({
      code: 'winner',
      winner: 'a',
      effect: { method: 'paired', df: 4 },
    });
    if (verdict.code === 'winner') expect(verdict.effect.low).toBeCloseTo(0.00366989299, 10);
  });

  test('the lower loss wins', () => {
    const runs = repeatsOf(BN, PLAIN);
    expect(verdictOf(bn(runs), plain(runs), LOSS)).toMatchObject({ winner: 'a' });
    expect(verdictOf(plain(runs), bn(runs), LOSS)).toMatchObject({ winner: 'b' });
  });

  test('one seed names no winner, however far apart', () => {
    const runs = [runWith({ bn: [0.99], plain: [0.1] })];
    const verdict = verdictOf(bn(runs), plain(runs), ACCURACY);
    expect(verdict).toEqual({ code: 'one-seed', difference: 0.99 - 0.1, a: 0.99, b: 0.1 });
  });

  test('the same seed run again is still one seed', () => {
    const runs = [1, 1, 1].map((seed) => runWith({ bn: [0.99], plain: [0.1] }, { seed }));
    expect(verdictOf(bn(runs), plain(runs), ACCURACY).code).toBe('one-seed');
  });

  test('differences that go both ways decide nothing', () => {
    const runs = repeatsOf([0.97, 0.96, 0.98], [0.96, 0.97, 0.975]);
    expect(verdictOf(bn(runs), plain(runs), ACCURACY).code).toBe('undecided');
  });

  test('values that are not finite have no mean', () => {
    const runs = repeatsOf(BN, PLAIN);
    const [line] = runs[1]?.metrics ?? [];
    if (line?.kind === 'epoch') line.valid.plain.loss = null;
    const expected = { code: 'diverged', diverged: { a: 0, b: 1 }, n: { a: 5, b: 5 } };
    expect(verdictOf(bn(runs), plain(runs), LOSS)).toEqual(expected);
  });

  test('a run that was cut short does not count', () => {
    const runs = repeatsOf(BN, PLAIN).map((run, index) => {
      if (index > 0) return run;
      const config = { ...run.experiment.config, epochs: 2 };
      return { ...run, experiment: { ...run.experiment, config } };
    });
    expect(verdictOf(bn(runs), plain(runs), ACCURACY)).toMatchObject({
      effect: { n: { a: 4, b: 4 } },
    });
    expect(verdictOf(bn(runs.slice(0, 1)), plain(runs.slice(0, 1)), ACCURACY)).toEqual({
      code: 'nothing-to-judge',
    });
  });
});

describe('one group against another', () => {
  test('pairs the seeds where both have the same', () => {
    const [a, b] = [repeatsOf(BN, PLAIN), repeatsOf(PLAIN, PLAIN, { learningRate: 0.1 })];
    expect(verdictOf(bn(a), bn(b), ACCURACY)).toMatchObject({
      code: 'winner',
      winner: 'a',
      effect: { method: 'paired' },
    });
  });

  test('takes two independent groups where the seeds are others', () => {
    const a = repeatsOf(BN, PLAIN);
    const b = repeatsOf(PLAIN.slice(0, 3), PLAIN).map((run, index) => ({
      ...run,
      experiment: {
        ...run.experiment,
        config: { ...run.experiment.config, learningRate: 0.1, seed: 100 + index },
      },
    }));
    const verdict = verdictOf(bn(a), bn(b), ACCURACY);
    expect(verdict).toMatchObject({ effect: { method: 'welch', n: { a: 5, b: 3 } } });
    if ('effect' in verdict) expect(verdict.effect.low).toBeCloseTo(0.00212851461452529, 12);
  });

  test('refuses runs that saw other data', () => {
    const [a, b] = [repeatsOf(BN, PLAIN), repeatsOf(PLAIN, PLAIN)];
    const other = b.map((run) => {
      const data = run.experiment.data;
      const changed = data === null ? null : { ...data, digest: 'b'.repeat(64) };
      return { ...run, experiment: { ...run.experiment, data: changed } };
    });
    expect(verdictOf(bn(a), bn(other), ACCURACY)).toEqual({ code: 'different-data' });
  });

  test('a comparison judges every group by itself, then against the first', () => {
    const runs = [...repeatsOf(BN, PLAIN), ...repeatsOf(PLAIN, PLAIN, { learningRate: 0.1 })];
    const { groups, verdicts, differences } = compareRuns(runs, ACCURACY);
    expect(groups.map((group) => group.runs.length)).toEqual([5, 5]);
    expect(verdicts.map(({ a, b, verdict }) => [a, b, verdict.code])).toEqual([
      [{ group: 0, network: 'bn' }, { group: 0, network: 'plain' }, 'winner'],
      [{ group: 1, network: 'bn' }, { group: 1, network: 'plain' }, 'undecided'],
      [{ group: 1, network: 'bn' }, { group: 0, network: 'bn' }, 'winner'],
      [{ group: 1, network: 'plain' }, { group: 0, network: 'plain' }, 'undecided'],
    ]);
    expect(differences.map(({ setting }) => setting)).toEqual(['learningRate', 'seed']);
    expect(differences[0]?.values).toEqual([
      ...Array<string>(5).fill('0.01'),
      ...Array<string>(5).fill('0.1'),
    ]);
  });
});

test('data sets go by the names people gave them, not by their ids', () => {
  const named = (name: string, dataset: string) => {
    const run = runWith({ bn: [0.97], plain: [0.96] }, { dataset });
    const data = { name, builtIn: false, digest: name, trainExamples: 10, validExamples: 10 };
    return { ...run, experiment: { ...run.experiment, data } };
  };
  const runs = [named('MNIST', 'mnist'), named('Kuzushiji', 'imported-kuzushiji-37580d60')];
  const comparison = compareRuns(runs, ACCURACY);
  const labels = comparison.groups.map((_, group) =>
    groupLabel(comparison, group, REPORT_TEXTS.en),
  );
  expect(labels).toEqual(['Data set MNIST', 'Data set Kuzushiji']);
});

describe('the sentence of a verdict', () => {
  const sentenceOf = (runs: readonly ComparedRun[], language: 'en' | 'ko') => {
    const comparison = compareRuns(runs, ACCURACY);
    const [named] = comparison.verdicts;
    return named === undefined ? '' : verdictSentence(comparison, named, REPORT_TEXTS[language]);
  };

  test('writes accuracies in percent and their difference in percentage points', () => {
    const runs = [runWith({ bn: [0.9731], plain: [0.9755] })];
    expect(sentenceOf(runs, 'en')).toContain('97.31%');
    expect(sentenceOf(runs, 'en')).toContain('difference −0.24 percentage points.');
    expect(sentenceOf(runs, 'ko')).toContain('차이 −0.24%p.');
  });

  test('keeps digits of a difference that two decimals would round to nothing', () => {
    const runs = [runWith({ bn: [0.97311], plain: [0.97312] })];
    expect(sentenceOf(runs, 'en')).toContain('difference −0.001 percentage points.');
  });
});
