import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs-node';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { exportExperiments } from '../../../main/exchange/export/exportExperiments.ts';
import { Engine } from '../../../main/training/engine/engine.ts';
import { Inspector } from '../../../main/training/inspection/inspector.ts';
import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import { networksOf } from '../../../shared/domain/networks.ts';
import { NORMALIZATION, NORMALIZATIONS } from '../../../shared/domain/normalization.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { freshStore, saveRun } from '../../support/savedRuns.ts';
import { SMALL_CONFIG, smallDataset, trainAndKeep } from '../../support/training.ts';
import { batch, picked } from '../training/inspectionTools.ts';

const dataset = smallDataset();
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start(0);
});

/** Only an export with classes of its own has a module that registers them. */
async function registerClasses(folder: string, names: string[]): Promise<void> {
  if (!names.includes('layers.js')) return;
  const file = join(folder, 'layers.mjs');
  const module = (await import(pathToFileURL(file).href)) as { register: (on: typeof tf) => void };
  module.register(tf);
}

test.each(NORMALIZATIONS)(
  'TensorFlow.js opens an exported model with %s and gives the logits that the inspector shows',
  async (normalization) => {
    const config = { ...SMALL_CONFIG, normalization };
    const run = await trainAndKeep(engine, config, dataset);
    const store = await freshStore();
    const { experiment } = await saveRun(store, {
      changes: { config, data: dataset.identity },
      metrics: run.epochs,
      checkpoints: run.checkpoints,
    });
    const asked = {
      ids: [experiment.id],
      format: 'tfjs' as const,
      language: 'en' as const,
      epoch: null,
    };
    const { bytes } = await exportExperiments(store, asked);
    const folder = await freshFolder();
    const files = Object.entries(unzipSync(bytes));
    for (const [path, content] of files) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path.replace(/\.js$/, '.mjs')), content);
    }
    await registerClasses(
      folder,
      files.map(([path]) => path),
    );
    const ours = networkFolders(normalization).bn;
    const model = await tf.loadLayersModel(`file://${join(folder, ours, 'model.json')}`);
    const { className } = NORMALIZATION[normalization].keras;
    expect(model.layers.map((layer) => layer.getClassName())).toContain(className);
    expect(model.layers).toHaveLength(networksOf(config).bn.length);

    const weightsOf = (name: string) =>
      run.checkpoints.at(-1)?.files.find(({ path }) => path === `${name}/weights.bin`)?.bytes ??
      null;
    const weights = { bn: weightsOf(ours), plain: weightsOf('plain') };
    const inspector = new Inspector(engine);
    inspector.open('copy', { config, epoch: 2, weights }, dataset);
    const { bn } = inspector.forward('copy', { batch: batch(picked(0, 1, 2)), layers: null });
    const x = Array.from(dataset.valid.images.subarray(0, 3 * 784), (byte) => byte / 255);
    const prediction = model.predict(tf.tensor2d(x, [3, 784])) as tf.Tensor;
    const theirs = Array.from(prediction.dataSync());
    const shown = bn?.eval.logits.flat() ?? [];
    expect(shown).toHaveLength(30);
    shown.forEach((logit, at) => expect(theirs[at]).toBeCloseTo(Number(logit), 4));
  },
);
