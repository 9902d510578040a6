import { createHash } from 'node:crypto';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../shared/domain/config.ts';
import type { Checkpoint } from '../../shared/domain/checkpoint.ts';
import type { ChunkMetrics, EpochMetrics, NetworkName } from '../../shared/domain/metrics.ts';
import type { Dataset } from '../../main/data/dataset.ts';
import { drawExamples } from '../../main/data/digits/digits.ts';
import type { Engine } from '../../main/training/engine/engine.ts';
import { RunControl } from '../../main/training/run/runControl.ts';
import { trainRun } from '../../main/training/run/trainer.ts';
import { healthLine } from '../../main/training/run/networkHealth.ts';
import { chunkMetrics } from '../../main/training/run/trainedChunk.ts';
import type { Recorded } from '../../main/training/run/recording.ts';
import type { TrainObserver } from '../../main/training/run/trainer.ts';
import type { HealthLine } from '../../shared/domain/recording.ts';

/** A small run on few examples, quick enough to be repeated. */
export const SMALL_CONFIG: ExperimentConfig = {
  ...LAB_CONFIG,
  dataset: 'digits',
  epochs: 2,
  trainSubset: 640,
};

/** A few digits drawn by the program: enough to learn something from, drawn in a blink. */
export function smallDataset(): Dataset {
  const train = drawExamples('train', 1000);
  const valid = drawExamples('valid', 400);
  return {
    identity: {
      name: 'Small',
      builtIn: true,
      digest: '0'.repeat(64),
      trainExamples: train.count,
      validExamples: valid.count,
    },
    train,
    valid,
  };
}

/** Everything a run told. */
export interface ToldRun {
  end: 'finished' | 'stopped';
  chunks: ChunkMetrics[];
  epochs: EpochMetrics[];
  checkpoints: Checkpoint[];
  diverged: { network: NetworkName; step: number }[];
  /** Of the layers; what belongs to one file is joined. */
  recorded: { health: HealthLine[]; moments: Buffer; running: Buffer };
}

/** Trains in this thread and keeps what is told; `during` may use the control after each chunk. */
export async function trainAndKeep(
  engine: Engine,
  config: ExperimentConfig,
  dataset: Dataset,
  options: {
    resumeFrom?: Checkpoint;
    during?: (chunks: number, control: RunControl) => void;
    /** Whether the layers are looked at as well. */
    record?: boolean;
  } = {},
): Promise<ToldRun> {
  const told = { chunks: [], epochs: [], checkpoints: [], diverged: [] } as Omit<
    ToldRun,
    'end' | 'recorded'
  >;
  const recorded: Recorded[] = [];
  const control = new RunControl(() => undefined);
  const observer: TrainObserver = {
    started: () => undefined,
    chunk: (chunk) => {
      told.chunks.push(chunkMetrics(chunk));
      options.during?.(told.chunks.length, control);
    },
    diverged: (network: NetworkName, step: number) => told.diverged.push({ network, step }),
    epoch: (metrics: EpochMetrics) => told.epochs.push(metrics),
    checkpoint: (checkpoint: Checkpoint) => {
      told.checkpoints.push(checkpoint);
      return Promise.resolve();
    },
    ...(options.record ? { recorded: (seen: Recorded) => recorded.push(seen) } : {}),
  };
  const end = await trainRun(
    engine,
    config,
    dataset,
    options.resumeFrom ?? null,
    observer,
    control,
  );
  return {
    end,
    ...told,
    recorded: {
      health: recorded.flatMap(({ probes }) => probes.map(healthLine)),
      moments: Buffer.concat(recorded.map(({ moments }) => moments)),
      running: Buffer.concat(recorded.map(({ running }) => running)),
    },
  };
}

/** A run with a digest in place of each file's bytes: megabytes compared one by one take minutes. */
export function digested({ checkpoints, ...told }: ToldRun) {
  const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  return {
    ...told,
    checkpoints: checkpoints.map(({ files, ...checkpoint }) => ({
      ...checkpoint,
      files: files.map(({ path, bytes }) => ({ path, digest: digestOf(bytes) })),
    })),
  };
}
