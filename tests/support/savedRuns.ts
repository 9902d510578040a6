import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore } from '../../main/store/openStore.ts';
import type { Store } from '../../main/store/store.ts';
import { networkFolders } from '../../shared/domain/checkpoint.ts';
import type { Checkpoint } from '../../shared/domain/checkpoint.ts';
import type { ExperimentConfig } from '../../shared/domain/config.ts';
import { EMPTY_SUMMARY } from '../../shared/domain/experiment.ts';
import type { Experiment, ExperimentRecord } from '../../shared/domain/experiment.ts';
import { epochLogLines } from '../../shared/domain/log.ts';
import type { EpochMetrics, MetricsLine, Timing } from '../../shared/domain/metrics.ts';
import { NETWORKS } from '../../shared/domain/metrics.ts';
import { buffersOf, elementsOf, networksOf, parametersOf } from '../../shared/domain/networks.ts';
import type { NetworkArrays, VariableSpec } from '../../shared/domain/networks.ts';
import { summaryOf } from '../../shared/domain/runSummary.ts';
import { encodeLayersModel } from '../../shared/formats/layersModel.ts';
import { generatedExperiment, noise } from './generatedExperiments.ts';

export async function freshStoreFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-transfer-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function freshStore(): Promise<Store> {
  const store = await openStore(await freshStoreFolder());
  onTestFinished(() => store.close());
  return store;
}

/** Weights of both networks that look random; BN's variances are above 0. */
export function checkpointOf(config: ExperimentConfig, epoch: number): Checkpoint {
  const settings = { momentum: config.batchNormMomentum, epsilon: config.batchNormEpsilon };
  const files = NETWORKS.flatMap((name, index) => {
    const network = networksOf(config)[name];
    const arraysOf = (specs: VariableSpec[]) =>
      new Map(
        specs.map((spec, place) => [
          spec.name,
          Float32Array.from(
            { length: elementsOf(spec) },
            (_, at) => noise(at + 97 * place + 1009 * (epoch + index)) + 0.25,
          ),
        ]),
      );
    const arrays: NetworkArrays = {
      parameters: arraysOf(parametersOf(network)),
      buffers: arraysOf(buffersOf(network)),
    };
    const folder = networkFolders(config.normalization)[name];
    return encodeLayersModel(network, folder, arrays, settings).map((file) => ({
      ...file,
      path: `${folder}/${file.path}`,
    }));
  });
  return { epoch, files: [...files, { path: 'optimizer.bin', bytes: Uint8Array.of(epoch, 2, 3) }] };
}

interface RunToSave {
  changes?: Partial<Experiment>;
  metrics: readonly MetricsLine[];
  timings?: readonly Timing[];
  checkpoints?: readonly Checkpoint[];
}

/** Saves a run through the store's own doors, as training would, and gives it as it is then. */
export async function saveRun(store: Store, run: RunToSave): Promise<ExperimentRecord> {
  const { metrics, timings = [], checkpoints = [], changes } = run;
  const id = await store.newId();
  const epochs = metrics.filter((line): line is EpochMetrics => line.kind === 'epoch');
  const made = generatedExperiment(1, { summary: EMPTY_SUMMARY, ...changes });
  await store.create({ ...made, id, checkpoints: [], artefacts: {}, status: 'running' });
  const { normalization } = made.config;
  const log = epochs.flatMap((epoch) => epochLogLines(epoch, normalization));
  await store.append(id, { metrics, timings, log });
  for (const checkpoint of checkpoints) await store.saveCheckpoint(id, checkpoint);
  const summary = summaryOf(epochs, timings.at(-1)?.elapsed ?? 0, { bn: null, plain: null });
  await store.update(id, { status: 'finished', summary });
  await store.finish(id);
  return store.load(id);
}
