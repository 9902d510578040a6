import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportExperiments } from '../../../main/exchange/export/exportExperiments.ts';
import { importExperiments } from '../../../main/exchange/import/importExperiments.ts';
import type { Store } from '../../../main/store/store.ts';
import { Engine } from '../../../main/training/engine/engine.ts';
import { Inspector } from '../../../main/training/inspection/inspector.ts';
import { OnnxSession } from '../../../main/onnx/session.ts';
import { bytesSource } from '../../../shared/models/byteSource.ts';
import { readOnnx } from '../../../shared/models/onnx/readOnnx.ts';
import { epochsOf, MEASURES, valueOf } from '../../../shared/analysis/measure.ts';
import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { ExperimentId, ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { NetworkName, PerNetwork } from '../../../shared/domain/metrics.ts';
import type { ExportFormat } from '../../../shared/report/exportFormats.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { generatedMetrics } from '../../support/generatedExperiments.ts';
import { askPython } from '../../support/python.ts';
import { freshStore, saveRun } from '../../support/savedRuns.ts';
import { SMALL_CONFIG, smallDataset, trainAndKeep } from '../../support/training.ts';
import { CHECK_ONNX, READ_EVENTS, TRAIN_IN_TORCH } from './pythonPrograms.ts';
import { batch, picked } from '../training/inspectionTools.ts';

const EXAMPLES = 200;
/** As the course is told: PyTorch adds in another order. */
const LOGIT_LIMIT = 1e-5;
const NOW = new Date('2026-01-02T03:04:05Z');

let engine: Engine;
const dataset = smallDataset();
const indices = Array.from({ length: EXAMPLES }, (_, index) => index);
const images = indices.map((index) => [
  ...dataset.valid.images.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS),
]);

beforeAll(async () => {
  engine = await Engine.start(0);
});

/** Writes an export to a folder, as someone who unpacked it has it. */
async function exported(store: Store, ids: ExperimentId[], format: ExportFormat) {
  const { bytes } = await exportExperiments(store, { ids, format, language: 'en', epoch: null });
  const folder = await freshFolder();
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Both networks' logits in eval mode as the inspector shows them. */
async function shownLogits(store: Store, id: ExperimentId): Promise<PerNetwork<unknown>> {
  const { experiment } = await store.load(id);
  const epoch = experiment.checkpoints.at(-1) ?? 0;
  const { files } = await store.loadCheckpoint(id, epoch);
  const weightsOf = (name: NetworkName) =>
    files.find(
      ({ path }) => path === `${networkFolders(experiment.config.normalization)[name]}/weights.bin`,
    )?.bytes ?? new Uint8Array();
  const inspector = new Inspector(engine);
  const weights = { bn: weightsOf('bn'), plain: weightsOf('plain') };
  inspector.open('copy', { config: experiment.config, epoch, weights }, dataset);
  const { bn, plain } = inspector.forward('copy', {
    batch: batch(picked(...indices)),
    layers: null,
  });
  return { bn: bn?.eval.logits, plain: plain?.logits };
}

function farthest(a: unknown, b: unknown): number {
  const [x, y] = [a, b].map((rows) => (rows as number[][]).flat());
  expect(x?.length).toBe(EXAMPLES * 10);
  expect(y?.length).toBe(EXAMPLES * 10);
  return Math.max(...(x ?? []).map((value, at) => Math.abs(value - (y?.[at] ?? NaN))));
}

/** How many examples have their largest logit at their label. */
const rightOnes = (logits: unknown): number =>
  (logits as number[][]).filter((row, index) => {
    const predicted = row.indexOf(Math.max(...row));
    return predicted === dataset.valid.labels[index];
  }).length;

const RUN_SNIPPET = `
import json, runpy, sys, torch
told = json.load(sys.stdin)
made = runpy.run_path(told['file'])
x = torch.tensor(told['images'], dtype=torch.float32) / 255
with torch.no_grad():
    print(json.dumps({name: made[folder]()(x).tolist() for name, folder in told['networks'].items()}))
`;

const RUN_KERAS = `
import json, os, runpy, sys
os.environ['KERAS_BACKEND'] = 'torch'
import numpy as np
told = json.load(sys.stdin)
made = runpy.run_path(told['file'])
x = np.array(told['images'], dtype=np.float32) / np.float32(255)
logits = lambda model: np.array(model(x, training=False).detach()).tolist()
print(json.dumps({name: logits(made[folder]()) for name, folder in told['networks'].items()}))
`;

async function trainedRun(store: Store, config = SMALL_CONFIG): Promise<ExperimentRecord> {
  const told = await trainAndKeep(engine, config, dataset);
  return saveRun(store, {
    changes: { config, data: dataset.identity },
    metrics: told.epochs,
    checkpoints: told.checkpoints,
  });
}

describe('ONNX', () => {
  /** [examples, classes] of what ONNX Runtime computes. */
  async function logitsOf(file: string): Promise<number[][]> {
    const session = await OnnxSession.load(readFileSync(file));
    const data = Float32Array.from(images.flat(), (pixel) => pixel / 255);
    const pixels = { type: 'float32' as const, shape: [EXAMPLES, IMAGE_PIXELS], data };
    const logits = (await session.run(new Map([['pixels', pixels]]))).get('logits');
    await session.close();
    const values = Array.from(logits?.data ?? [], Number);
    return indices.map((row) => values.slice(row * 10, (row + 1) * 10));
  }

  it.each([
    ['BatchNorm before a ReLU', SMALL_CONFIG],
    ['BatchNorm after tanh', { ...SMALL_CONFIG, activation: 'tanh', batchNormPlacement: 'after' }],
    [
      'sigmoid and LayerNorm',
      { ...SMALL_CONFIG, activation: 'sigmoid', normalization: 'layerNorm' },
    ],
    ['GroupNorm', { ...SMALL_CONFIG, normalization: 'groupNorm' }],
    ['RMSNorm', { ...SMALL_CONFIG, normalization: 'rmsNorm' }],
  ] as const)(
    'is good by its checker and gives the logits that the inspector shows: %s',
    async (_, config) => {
      const store = await freshStore();
      const { experiment } = await trainedRun(store, config);
      const folder = await exported(store, [experiment.id], 'onnx');
      const folders = networkFolders(config.normalization);
      const files = NETWORKS.map((name) => join(folder, `${folders[name]}.onnx`));
      expect(askPython(CHECK_ONNX, files)).toBe(true);
      const ours = await shownLogits(store, experiment.id);
      for (const [place, name] of NETWORKS.entries()) {
        const logits = await logitsOf(files[place] ?? '');
        expect(farthest(logits, ours[name]), name).toBeLessThan(LOGIT_LIMIT);
      }
    },
  );

  it('opens as a model with its BatchNorm, epsilon and momentum', async () => {
    const store = await freshStore();
    const { experiment } = await trainedRun(store);
    const folder = await exported(store, [experiment.id], 'onnx');
    const file = join(folder, `${networkFolders('batchNorm').bn}.onnx`);
    const { norms } = await readOnnx({
      main: bytesSource('bn.onnx', readFileSync(file)),
      beside: () => Promise.resolve(null),
    });
    const { batchNormEpsilon: epsilon, batchNormMomentum: momentum } = SMALL_CONFIG;
    expect(norms.length).toBe(SMALL_CONFIG.hiddenSizes.length);
    expect(norms[0]).toMatchObject({ path: '1', kind: 'batchNorm', epsilon, momentum });
  });
});

describe('safetensors', () => {
  it.each([
    ["the course's networks", SMALL_CONFIG],
    ['networks with GroupNorm', { ...SMALL_CONFIG, normalization: 'groupNorm' }],
    ['networks with RMSNorm', { ...SMALL_CONFIG, normalization: 'rmsNorm' }],
  ] as const)('gives %s in PyTorch the logits that the inspector shows', async (_, config) => {
    const store = await freshStore();
    const { experiment } = await trainedRun(store, config);
    const folder = await exported(store, [experiment.id], 'safetensors');
    const networks = networkFolders(experiment.config.normalization);
    const theirs = askPython(RUN_SNIPPET, { file: join(folder, 'load.py'), images, networks });
    const ours = await shownLogits(store, experiment.id);
    for (const name of NETWORKS) {
      const distance = farthest((theirs as PerNetwork<unknown>)[name], ours[name]);
      expect(distance, name).toBeLessThan(LOGIT_LIMIT);
    }
  });

  it.each([
    ['BatchNorm before a ReLU', SMALL_CONFIG],
    ['BatchNorm after tanh', { ...SMALL_CONFIG, activation: 'tanh', batchNormPlacement: 'after' }],
    ['LayerNorm', { ...SMALL_CONFIG, normalization: 'layerNorm' }],
    ['GroupNorm', { ...SMALL_CONFIG, normalization: 'groupNorm' }],
    ['RMSNorm', { ...SMALL_CONFIG, normalization: 'rmsNorm' }],
  ] as const)(
    'of Keras load in Keras 3 with the logits that the inspector shows: %s',
    async (_, config) => {
      const store = await freshStore();
      const { experiment } = await trainedRun(store, config);
      const folder = await exported(store, [experiment.id], 'keras-safetensors');
      const networks = networkFolders(config.normalization);
      const theirs = askPython(RUN_KERAS, { file: join(folder, 'load.py'), images, networks });
      const ours = await shownLogits(store, experiment.id);
      for (const name of NETWORKS) {
        const logits = (theirs as PerNetwork<unknown>)[name];
        expect(farthest(logits, ours[name]), name).toBeLessThan(LOGIT_LIMIT);
        expect(rightOnes(logits), name).toBe(rightOnes(ours[name]));
      }
    },
  );

  it('of networks trained in PyTorch are shown with the logits that PyTorch has', async () => {
    const store = await freshStore();
    const folder = await freshFolder();
    const hidden = [24, 16];
    const theirs = askPython(TRAIN_IN_TORCH, { folder, hidden, images });
    const files = NETWORKS.map((name) => `${name}.safetensors`);
    const zip = zipSync(
      Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file))])),
    );
    const { experiments } = await importExperiments(store, 'from-torch.zip', zip, NOW);
    const [imported] = experiments;
    expect(imported?.origin).toEqual({
      kind: 'safetensors',
      source: 'from-torch.zip',
      importedAt: NOW.toISOString(),
    });
    expect(imported?.config.hiddenSizes).toEqual(hidden);
    const ours = await shownLogits(store, imported?.id ?? '');
    for (const name of NETWORKS) {
      const distance = farthest((theirs as PerNetwork<unknown>)[name], ours[name]);
      expect(distance, name).toBeLessThan(LOGIT_LIMIT);
    }
  });
});

describe('TensorBoard', () => {
  it('reads the saved metrics, each value as near as its files can hold it', async () => {
    const store = await freshStore();
    const { metrics, timings } = generatedMetrics(3);
    const record = await saveRun(store, { metrics, timings });
    const folder = await exported(store, [record.experiment.id], 'tensorboard');
    const read = askPython(READ_EVENTS, { folder }) as PerNetwork<
      Record<string, [number, number | null][]>
    >;
    for (const network of NETWORKS) {
      for (const measure of MEASURES) {
        const saved = epochsOf(record.metrics).map((epoch) => [
          epoch.step,
          rounded(valueOf(epoch, network, measure)),
        ]);
        expect(read[network][`${measure.split}/${measure.metric}`]).toEqual(saved);
      }
      const steps = record.metrics.flatMap((line) =>
        line.kind === 'chunk'
          ? line.loss[network].map((loss, index) => [line.firstStep + index, rounded(loss)])
          : [],
      );
      expect(read[network]['batch/loss']).toEqual(steps);
    }
  });
});

/** Event files hold float32. */
const rounded = (value: number | null) => (value === null ? null : Math.fround(value));
