import { beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../main/training/engine/engine.ts';
import { Inspector } from '../../../main/training/inspection/inspector.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import type { CopyState, ForwardResult } from '../../../shared/domain/inspection.ts';
import { limitOf } from '../../support/timeLimit.ts';
import {
  batch,
  noisyDataset,
  picked,
  shuffled,
  smallConfig,
  someWeights,
} from './inspectionTools.ts';

let engine: Engine;
const dataset = noisyDataset(300, 1200);

beforeAll(async () => {
  engine = await Engine.start(0);
});

function opened(changes: Partial<ExperimentConfig> = {}) {
  const config = smallConfig(changes);
  const inspector = new Inspector(engine);
  const summary = inspector.open(
    'copy',
    { config, epoch: 1, weights: someWeights(config) },
    dataset,
  );
  return { inspector, summary, config };
}

const evalLogits = ({ bn, plain }: ForwardResult, place: number) => [
  bn?.eval.logits[place],
  plain?.logits[place],
];

describe.each([
  { hiddenSizes: [32, 32] },
  { hiddenSizes: [33, 7, 100], activation: 'tanh', batchNormPlacement: 'after' },
  { hiddenSizes: [1, 64], activation: 'sigmoid' },
] as Partial<ExperimentConfig>[])('with %o', (changes) => {
  test('eval mode gives an example the same logits in any company and place, train mode does not', () => {
    const { inspector } = opened(changes);
    const forward = (...indices: number[]) =>
      inspector.forward('copy', { batch: batch(picked(...indices)), layers: null });
    const alone = forward(17);
    const others = Array.from({ length: 1023 }, (_, index) => (index * 7 + 100) % 1200);
    for (const place of [0, 1, 2, 15, 16, 47, 48, 500, 1007, 1008, 1022, 1023]) {
      const company = others.toSpliced(place, 0, 17);
      expect(evalLogits(forward(...company), place)).toEqual(evalLogits(alone, 0));
    }
    const small = forward(3, 17, 4);
    expect(evalLogits(small, 1)).toEqual(evalLogits(alone, 0));
    expect(small.bn?.train.logits[1]).not.toEqual(forward(3, 17, 5).bn?.train.logits[1]);
  });
});

test('train mode normalizes by the batch’s moments, eval mode by the running ones', () => {
  const { inspector } = opened();
  const { layers, checked } = inspector.forward('copy', {
    batch: batch(shuffled(64)),
    layers: null,
  });
  expect(layers.map(({ units }) => units)).toEqual([32, 32]);
  expect(checked.train).toBeLessThan(1e-4);
  expect(checked.eval).toBeLessThan(1e-4);
  for (const { modes, runningMean, runningVariance } of layers) {
    const { mean, biasedVariance, unbiasedVariance, zScore } = modes.train;
    mean.forEach((value, unit) => {
      const biased = biasedVariance[unit] ?? NaN;
      expect(unbiasedVariance[unit]).toBeCloseTo((biased * 64) / 63, 5);
      const error = Math.sqrt((runningVariance[unit] ?? NaN) / 64);
      const z = ((value ?? NaN) - (runningMean[unit] ?? NaN)) / error;
      expect(zScore[unit]).toBeCloseTo(z, 3);
    });
    for (const side of ['input', 'output'] as const) {
      const { edges, counts, quantiles } = modes.train[side];
      expect(edges).toEqual(modes.eval[side].edges);
      for (const own of counts) expect(own.reduce((sum, count) => sum + count, 0)).toBe(64);
      for (const own of quantiles)
        expect(own).toEqual([...own].sort((a, b) => Number(a) - Number(b)));
    }
  }
  // The first BatchNorm gets the same in both modes; the second one what the first made of it.
  expect(layers[0]?.modes.train.mean).toEqual(layers[0]?.modes.eval.mean);
  expect(layers[1]?.modes.train.mean).not.toEqual(layers[1]?.modes.eval.mean);
});

test('a batch of one in train mode gives beta in every unit, and is said to be refused by PyTorch', () => {
  const { inspector } = opened();
  const { layers, refusedByPyTorch, bn } = inspector.forward('copy', {
    batch: batch(picked(3)),
    layers: null,
  });
  expect(refusedByPyTorch).toBe(true);
  for (const { modes, beta } of layers) {
    expect(modes.train.unbiasedVariance.every((value) => value === null)).toBe(true);
    expect(modes.train.output.quantiles.map(([lowest]) => lowest)).toEqual(beta);
  }
  const other = inspector.forward('copy', { batch: batch(picked(8)), layers: null });
  expect(other.bn?.train.logits).toEqual(bn?.train.logits);
  expect(other.bn?.eval.logits).not.toEqual(bn?.eval.logits);
  expect(() =>
    inspector.trainForward('copy', { batch: batch(picked(3)), momentum: 0.1, batches: 1 }),
  ).toThrow(/batch of one/);
});

const runningOf = ({ running }: CopyState) =>
  running.flatMap(({ mean, variance }) => [mean, variance]);

test('a forward in train mode moves the running statistics by the momentum, and a reset undoes it', () => {
  const { inspector, summary } = opened();
  const { layers } = inspector.forward('copy', { batch: batch(shuffled(64)), layers: null });
  const after = inspector.trainForward('copy', {
    batch: batch(shuffled(64)),
    momentum: 0.25,
    batches: 1,
  });
  expect(after).toMatchObject({ batchesSeen: 1, asSaved: false });
  layers.forEach(({ layer, runningMean, runningVariance, modes }) => {
    const blended = (before: number | null = null, now: number | null = null) =>
      0.75 * (before ?? NaN) + 0.25 * (now ?? NaN);
    const { mean = [], variance = [] } = after.running[layer] ?? {};
    mean.forEach((value, unit) => {
      expect(value).toBeCloseTo(blended(runningMean[unit], modes.train.mean[unit]), 4);
      const wanted = blended(runningVariance[unit], modes.train.unbiasedVariance[unit]);
      expect(variance[unit]).toBeCloseTo(wanted, 4);
    });
  });
  expect(
    inspector.trainForward('copy', { batch: batch(shuffled(64)), momentum: 0, batches: 3 }).running,
  ).toEqual(after.running);
  expect(inspector.reset('copy')).toEqual(summary.state);
});

test('n batches at a time are the same as n times the next one', () => {
  const { inspector } = opened();
  const atOnce = inspector.trainForward('copy', {
    batch: batch(shuffled(32)),
    momentum: 0.1,
    batches: 4,
  });
  inspector.reset('copy');
  const one = (number: number) =>
    inspector.trainForward('copy', {
      batch: batch(shuffled(32, number)),
      momentum: 0.1,
      batches: 1,
    });
  expect(runningOf([0, 1, 2, 3].map(one)[3] ?? atOnce)).toEqual(runningOf(atOnce));
});

test('recalibrating forgets what was done to the copy: the plain mean over the train split', async () => {
  const { inspector } = opened();
  const request = {
    method: 'cumulative',
    momentum: 0.1,
    batchSize: 50,
    batches: null,
    seed: 3,
  } as const;
  const clean = await inspector.recalibrate('copy', request);
  inspector.trainForward('copy', {
    batch: batch(shuffled(32), { shifts: { ...NO_SHIFTS, invert: true } }),
    momentum: 1,
    batches: 1,
  });
  const again = await inspector.recalibrate('copy', request);
  expect(runningOf(again)).toEqual(runningOf(clean));
  expect(again.valid).toEqual(clean.valid);
});

test('one digit’s logits move with its company in train mode and stand still in eval mode', () => {
  const { inspector } = opened();
  const { spread, rounds, plain } = inspector.batchmates('copy', {
    subject: { from: 'split', split: 'valid', index: 5 },
    company: shuffled(31),
    shifts: NO_SHIFTS,
    rounds: 8,
  });
  expect(rounds).toHaveLength(8);
  expect(spread.eval).toBe(0);
  expect(spread.train).toBeGreaterThan(0.01);
  expect(plain?.logits).toHaveLength(10);
});

test('the four steps of a unit lead from its input to its output', () => {
  const { inspector } = opened();
  for (const mode of ['train', 'eval'] as const) {
    const at = { mode, layer: 1, group: 7 };
    const steps = inspector.unit('copy', { batch: batch(shuffled(16)), ...at });
    const { input, mean, variance, epsilon, normalized, gamma, beta, output } = steps;
    if (mode === 'train') {
      const average = input.reduce((sum: number, value) => sum + Number(value), 0) / 16;
      expect(mean).toBeCloseTo(average, 4);
    }
    input.forEach((x, place) => {
      const hat = (Number(x) - Number(mean)) / Math.sqrt(Number(variance) + epsilon);
      expect(normalized[place]).toBeCloseTo(hat, 4);
      expect(output[place]).toBeCloseTo(Number(gamma[place]) * hat + Number(beta[place]), 4);
    });
  }
  expect(() =>
    inspector.unit('copy', { batch: batch(shuffled(16)), mode: 'train', layer: 1, group: 32 }),
  ).toThrow(/no such unit/);
});

test('a batch of 256 is answered for in a tenth of a second, or longer on a busy machine', () => {
  const { inspector } = opened();
  const times = [0, 1, 2, 3, 4].map((number) => {
    const start = performance.now();
    inspector.forward('copy', { batch: batch(shuffled(256, number)), layers: null });
    return performance.now() - start;
  });
  // Four times this, as it is on a machine of one's own, is the tenth of a second.
  expect(Math.min(...times)).toBeLessThan(limitOf(25));
});
