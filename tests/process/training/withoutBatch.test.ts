import { beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../main/training/engine/engine.ts';
import { Inspector } from '../../../main/training/inspection/inspector.ts';
import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import { digested, SMALL_CONFIG, smallDataset, trainAndKeep } from '../../support/training.ts';
import {
  batch,
  noisyDataset,
  picked,
  shuffled,
  smallConfig,
  someWeights,
} from './inspectionTools.ts';

/** The normalizations that take nothing from the batch. */
const NORMALIZATIONS = [
  { normalization: 'layerNorm', layer: 'LayerNorm', groups: 1 },
  { normalization: 'groupNorm', layer: 'GroupNorm', groups: 4 },
  { normalization: 'rmsNorm', layer: 'RMSNorm', groups: 1 },
] as const;
const dataset = smallDataset();
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start(0);
});

describe.each(NORMALIZATIONS)('$layer', ({ normalization, layer, groups }) => {
  const config = { ...SMALL_CONFIG, normalization };

  function opened() {
    const shape = smallConfig({ normalization });
    const inspector = new Inspector(engine);
    const asked = { config: shape, epoch: 1, weights: someWeights(shape) };
    return { inspector, summary: inspector.open('copy', asked, noisyDataset(300, 1200)) };
  }

  test('a run goes on from a checkpoint as if it had never stopped, beside the plain network as ever', async () => {
    const whole = await trainAndKeep(engine, config, dataset, { record: true });
    const [resumeFrom] = whole.checkpoints;
    if (resumeFrom === undefined) throw new Error('the run left no checkpoint');
    const rest = await trainAndKeep(engine, config, dataset, { resumeFrom });
    expect(rest.epochs).toEqual(whole.epochs.slice(1));
    expect(digested(rest).checkpoints).toEqual(digested(whole).checkpoints.slice(1));
    const lab = await trainAndKeep(engine, SMALL_CONFIG, dataset);
    const losses = ({ chunks }: typeof lab, network: 'bn' | 'plain') =>
      chunks.flatMap(({ loss }) => loss[network]);
    expect(losses(whole, 'plain')).toEqual(losses(lab, 'plain'));
    expect(losses(whole, 'bn')).not.toEqual(losses(lab, 'bn'));
    expect(losses(whole, 'bn').at(-1)).toBeLessThan(losses(whole, 'bn')[0] ?? 0);
  });

  test('there are no batch moments and running statistics to record, but the layers’ health', async () => {
    const { recorded } = await trainAndKeep(engine, config, dataset, { record: true });
    expect(recorded.moments).toHaveLength(0);
    expect(recorded.running).toHaveLength(0);
    expect(recorded.health.at(-1)?.bn.layers).toHaveLength(2);
  });

  test('both modes are the same to the last bit, whatever the batch', () => {
    const { inspector, summary } = opened();
    expect(summary.state.running).toEqual([]);
    const alone = inspector.forward('copy', { batch: batch(picked(3)), layers: null });
    const among = inspector.forward('copy', { batch: batch(picked(9, 3, 11, 7)), layers: null });
    for (const { bn, changed, refusedByPyTorch } of [alone, among]) {
      expect(bn?.train.logits).toHaveLength(bn?.eval.logits.length ?? NaN);
      expect(bn?.train).toEqual(bn?.eval);
      expect(changed).toEqual([]);
      expect(refusedByPyTorch).toBe(false);
    }
    expect(among.bn?.train.logits[1]).toEqual(alone.bn?.train.logits[0]);
    expect(among.layers[0]?.modes.train.mean).toHaveLength(4 * groups);
    expect(among.checked.train).toBeLessThan(1e-4);
  });

  test('the company has no say in an example’s logits', () => {
    const { inspector } = opened();
    const { spread, rounds } = inspector.batchmates('copy', {
      subject: { from: 'split', split: 'valid', index: 5 },
      company: shuffled(31),
      shifts: NO_SHIFTS,
      rounds: 8,
    });
    expect(rounds).toHaveLength(8);
    expect(spread).toEqual({ train: 0, eval: 0 });
  });

  test('the steps of a group lead over its units from their input to their output', () => {
    const { inspector } = opened();
    const at = { mode: 'train', layer: 1, group: 7 } as const;
    const steps = inspector.unit('copy', { batch: batch(shuffled(16)), ...at });
    const size = 32 / groups;
    expect(steps.labels).toEqual([]);
    expect(steps.input).toHaveLength(size);
    expect(steps.firstUnit).toBe((7 % groups) * size);
    const isCentered = normalization !== 'rmsNorm';
    expect(steps.isCentered).toBe(isCentered);
    const average = steps.input.reduce((sum: number, value) => sum + Number(value), 0) / size;
    expect(steps.mean).toBeCloseTo(isCentered ? average : 0, 4);
    steps.input.forEach((x, unit) => {
      const deviation = Math.sqrt(Number(steps.variance) + steps.epsilon);
      const hat = (Number(x) - Number(steps.mean)) / deviation;
      const scaled = Number(steps.gamma[unit]) * hat + Number(steps.beta[unit]);
      expect(steps.output[unit]).toBeCloseTo(scaled, 4);
    });
    const beyond = { ...at, group: 16 * groups };
    expect(() => inspector.unit('copy', { batch: batch(shuffled(16)), ...beyond })).toThrow(
      /no such unit/,
    );
  });

  test('what would move running statistics is refused, as there are none', async () => {
    const { inspector } = opened();
    const reason = new RegExp(`${layer} keeps none`);
    expect(() =>
      inspector.trainForward('copy', { batch: batch(shuffled(16)), momentum: 0.1, batches: 1 }),
    ).toThrow(reason);
    const options = {
      method: 'cumulative',
      momentum: 0.1,
      batchSize: 32,
      batches: 2,
      seed: 1,
    } as const;
    await expect(inspector.recalibrate('copy', options)).rejects.toThrow(reason);
  });
});
