import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { Engine } from '../../../main/training/engine/engine.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../../main/training/run/checkpoint.ts';
import { SMALL_CONFIG, smallDataset, trainAndKeep } from '../../support/training.ts';

const dataset = smallDataset();
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start(0);
});

async function lastCheckpoint(change: Partial<typeof SMALL_CONFIG> = {}) {
  const config = { ...SMALL_CONFIG, ...change };
  const run = await trainAndKeep(engine, config, dataset);
  const checkpoint = run.checkpoints.at(-1);
  const metrics = run.epochs.at(-1);
  if (checkpoint === undefined || metrics === undefined)
    throw new Error('the run left no checkpoint');
  return { config, checkpoint, metrics };
}

test.each(['before', 'after'] as const)(
  'a saved model opens with tf.loadLayersModel and evaluates as we do (BN %s the activation)',
  async (batchNormPlacement) => {
    const { checkpoint, metrics } = await lastCheckpoint({ batchNormPlacement });
    const { tf } = engine;
    const folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
    for (const [network, name] of [
      ['bn', 'batchnorm'],
      ['plain', 'plain'],
    ] as const) {
      for (const file of ['model.json', 'weights.bin']) {
        const bytes = checkpoint.files.find(({ path }) => path === `${name}/${file}`)?.bytes;
        await writeFile(join(folder, file), bytes ?? '');
      }
      const model = await tf.loadLayersModel(`file://${join(folder, 'model.json')}`);
      const { images, labels, count: used } = dataset.valid;
      const x = tf.tensor2d(
        Float32Array.from(images.subarray(0, used * 784), (byte) => byte / 255),
        [used, 784],
      );
      const logits = model.predict(x) as ReturnType<typeof tf.tensor2d>;
      const wanted = tf.oneHot(tf.tensor1d(Int32Array.from(labels.subarray(0, used)), 'int32'), 10);
      const [loss] = await tf.losses.softmaxCrossEntropy(wanted, logits).data();
      expect(loss).toBeCloseTo(metrics.valid[network].loss ?? NaN, 5);
      const right = logits
        .argMax(1)
        .equal(tf.tensor1d(Int32Array.from(labels.subarray(0, used)), 'int32'));
      expect((await right.sum().data())[0]).toBe(
        Math.round((metrics.valid[network].accuracy ?? NaN) * used),
      );
    }
    await rm(folder, { recursive: true });
  },
);

test('is read back to the last bit', async () => {
  const { config, checkpoint } = await lastCheckpoint();
  const states = decodeCheckpoint(config, checkpoint);
  expect(encodeCheckpoint(config, checkpoint.epoch, 40, states)).toEqual(checkpoint);
});

test('is refused with the reason when its weights are cut', async () => {
  const { config, checkpoint } = await lastCheckpoint();
  const files = checkpoint.files.map((file) =>
    file.path === 'plain/weights.bin' ? { ...file, bytes: file.bytes.slice(0, -4) } : file,
  );
  expect(() => decodeCheckpoint(config, { ...checkpoint, files })).toThrow(
    /epoch 2 cannot be used/,
  );
});
