import { expect, test } from 'vitest';
import { sweepOf } from '../../../../shared/analysis/sweep.ts';
import type { ExperimentConfig } from '../../../../shared/domain/config.ts';
import { runWith } from './runs.ts';

const LAST = { at: 'last', split: 'valid', metric: 'accuracy' } as const;
const BEST = { at: 'best', split: 'valid', metric: 'accuracy' } as const;

const swept = (bn: number[], plain: number[], config: Partial<ExperimentConfig>) =>
  runWith({ bn, plain }, config).experiment;

const EXPERIMENTS = [
  swept([0.8, 0.9], [0.7, 0.6], { learningRate: 1, seed: 1 }),
  swept([0.8, 0.8], [0.1, 0.1], { learningRate: 1, seed: 2 }),
  swept([0.9, 0.95], [0.9, 0.9], { learningRate: 0.01, seed: 1 }),
];

test('a setting is swept in order, with mean and range over the seeds', () => {
  const { points, best } = sweepOf(EXPERIMENTS, ['learningRate'], LAST);
  expect(points.map(({ at }) => at)).toEqual([[0.01], [1]]);
  const [, one] = points;
  expect(one?.cells.bn.value).toMatchObject({ n: 2, min: 0.8, max: 0.9 });
  expect(one?.cells.bn.value?.mean).toBeCloseTo(0.85, 12);
  expect(best.bn?.at).toEqual([0.01]);
});

test('the best of each run is taken where that is asked for', () => {
  const { points } = sweepOf(EXPERIMENTS, ['learningRate'], BEST);
  expect(points[1]?.cells.plain.value?.max).toBe(0.7);
});

test('training breaks where half of the runs diverged or only guess', () => {
  const { points, best } = sweepOf(EXPERIMENTS, ['learningRate'], LAST);
  expect(points[1]?.cells.plain).toMatchObject({ runs: 2, diverged: 0, atChance: 1, breaks: true });
  expect(points[1]?.cells.bn).toMatchObject({ atChance: 0, breaks: false });
  expect(best.plain?.at).toEqual([0.01]);
  const diverged = EXPERIMENTS.map((experiment) => ({
    ...experiment,
    summary: { ...experiment.summary, divergedAt: { bn: 7, plain: null } },
  }));
  const broken = sweepOf(diverged, ['learningRate'], LAST);
  expect(broken.points.map(({ cells }) => cells.bn.breaks)).toEqual([true, true]);
  expect(broken.best.bn).toBeNull();
});

test('two settings make a grid, lists by their length', () => {
  const grid = [
    swept([0.9], [0.9], { hiddenSizes: [32, 32], activation: 'tanh' }),
    swept([0.9], [0.9], { hiddenSizes: [64], activation: 'relu' }),
    swept([0.9], [0.9], { hiddenSizes: [], activation: 'relu' }),
  ];
  const { points } = sweepOf(grid, ['activation', 'hiddenSizes'], LAST);
  expect(points.map(({ at }) => at)).toEqual([
    ['relu', 'none'],
    ['relu', '64'],
    ['tanh', '32, 32'],
  ]);
});

test('all examples come after any number of them', () => {
  const subsets = [null, 60_000, 500].map((trainSubset) => swept([0.9], [0.9], { trainSubset }));
  const { points } = sweepOf(subsets, ['trainSubset'], LAST);
  expect(points.map(({ at }) => at)).toEqual([[500], [60_000], ['all']]);
});

test('a run without an epoch is no run yet', () => {
  const [first] = EXPERIMENTS;
  if (first === undefined) throw new Error('no experiment');
  const waiting = { ...first, summary: { ...first.summary, last: null, best: null } };
  const { points } = sweepOf([waiting], ['seed'], LAST);
  expect(points[0]?.cells.bn).toMatchObject({ value: null, runs: 0, breaks: false });
});
