import type { Store } from '../../../main/store/store.ts';
import type { Checkpoint } from '../../../shared/domain/checkpoint.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { EMPTY_SUMMARY } from '../../../shared/domain/experiment.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { epochLogLines } from '../../../shared/domain/log.ts';
import type { ChunkMetrics, EpochMetrics, Timing } from '../../../shared/domain/metrics.ts';

const STEPS = 4;

export const FIRST: ExperimentId = '20260101-100000-aaaaaa';
export const SECOND: ExperimentId = '20260101-100001-bbbbbb';
export const THIRD: ExperimentId = '20260101-100002-cccccc';

export function experimentCalled(id: ExperimentId, changes: Partial<Experiment> = {}): Experiment {
  return {
    schema: 1,
    id,
    name: `run ${id}`,
    notes: '',
    tags: [],
    group: null,
    config: LAB_CONFIG,
    status: 'stopped',
    reason: '',
    createdAt: '2026-01-01T10:00:00.000Z',
    data: null,
    environment: null,
    summary: EMPTY_SUMMARY,
    checkpoints: [],
    artefacts: {},
    ...changes,
  };
}

export const chunkOf = (epoch: number): ChunkMetrics => ({
  kind: 'chunk',
  epoch,
  firstStep: (epoch - 1) * STEPS + 1,
  loss: { bn: [0.1 * epoch, 0.25, null, 1e-7], plain: [2, 1 / 3, 0.5, epoch] },
});

export function epochOf(epoch: number): EpochMetrics {
  const both = {
    bn: { loss: 0.1 / epoch, accuracy: 0.96 },
    plain: { loss: null, accuracy: 0.1 },
  };
  return { kind: 'epoch', epoch, step: epoch * STEPS, train: both, valid: both };
}

export const timingsOf = (epoch: number): Timing[] => [
  { step: epoch * STEPS, elapsed: epoch - 0.5 },
  { step: epoch * STEPS, elapsed: epoch, epoch: { train: 0.5, evaluate: 0.25 } },
];

/** Bytes that differ from file to file and from epoch to epoch. */
const bytesOf = (text: string, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (text.charCodeAt(at % text.length) * 31 + at) % 256);

export function checkpointOf(epoch: number): Checkpoint {
  const file = (path: string, length: number) => ({
    path,
    bytes: bytesOf(`${path}@${epoch}`, length),
  });
  return {
    epoch,
    files: [
      file('batchnorm/model.json', 300),
      file('batchnorm/weights.bin', 4000),
      file('plain/model.json', 280),
      file('plain/weights.bin', 3900),
      file('optimizer.bin', 8000),
    ],
  };
}

/** What a run does to the store in one epoch. */
export async function trainEpoch(store: Store, id: ExperimentId, epoch: number): Promise<void> {
  await store.append(id, { metrics: [chunkOf(epoch)] });
  await store.append(id, { metrics: [epochOf(epoch)] });
  await store.append(id, { timings: timingsOf(epoch) });
  await store.append(id, { log: epochLogLines(epochOf(epoch), 'batchNorm') });
  await store.saveCheckpoint(id, checkpointOf(epoch));
}
