import type { Checkpoint } from '../../shared/domain/checkpoint.ts';
import type { ExperimentConfig } from '../../shared/domain/config.ts';
import type { DataIdentity } from '../../shared/domain/experiment.ts';
import type {
  ChunkMetrics,
  EpochMetrics,
  PerNetwork,
  Timing,
} from '../../shared/domain/metrics.ts';
import type { HealthLine } from '../../shared/domain/recording.ts';
import type { FlatError } from '../../shared/errors/workbenchError.ts';
import type { DataLocation } from '../data/location.ts';
import type { CodeFolders } from '../training/engine/compiledCode.ts';
import type { Recorded } from '../training/run/recording.ts';
import type { TrainedChunk } from '../training/run/trainedChunk.ts';
import type { InspectionAnswer, InspectionOrder } from './inspectionOrders.ts';

/** What a worker is started with. */
export interface WorkerOptions {
  /** Threads for training; 0 lets the worker choose. */
  threads: number;
  /** Whether someone looks at a page on this machine meanwhile. */
  besideInterface: boolean;
  /** Where compiled code is kept and passes through; null compiles again. */
  codeFolders: CodeFolders | null;
}

export interface TrainRequest {
  config: ExperimentConfig;
  data: DataLocation;
  /** The checkpoint to continue from; null starts again. */
  resumeFrom: Checkpoint | null;
  /** Seconds of training that the checkpoint took, so that the run's clock advances from there. */
  elapsed: number;
  /** Whether to record what happens in the layers. */
  recordLayers: boolean;
}

/** What is to be added to a run's files about its layers; each may be empty. */
export type RecordedLayers = Omit<Recorded, 'probes'> & { health: HealthLine[] };

/** What the host says to the worker. Heard between two chunks. */
export type ToWorker =
  /** Compile for such a run while no one waits; not answered. */
  | { kind: 'warmUp'; config: ExperimentConfig; data: DataLocation }
  | { kind: 'train'; request: TrainRequest }
  | { kind: 'pause' }
  | { kind: 'resume' }
  | { kind: 'stop' }
  /** The last checkpoint is on disk: the next may be sent. */
  | { kind: 'checkpointSaved' }
  /** Answered by exactly one of `inspected`, `inspectionFailed` with the same number. */
  | { kind: 'inspect'; request: number; order: InspectionOrder };

/** What the worker sends, as the host receives it. A train request is answered by exactly one of `finished`, `stopped`, `failed`. */
export type FromWorker =
  | { kind: 'ready'; tensorflow: string; xla: boolean; threads: number }
  | { kind: 'unusable'; error: FlatError }
  | { kind: 'started'; data: DataIdentity; stepsPerEpoch: number }
  | { kind: 'chunk'; metrics: ChunkMetrics; timing: Timing }
  | { kind: 'epoch'; metrics: EpochMetrics; timing: Timing }
  | { kind: 'recorded'; recorded: RecordedLayers }
  | { kind: 'checkpoint'; checkpoint: Checkpoint }
  | { kind: 'diverged'; network: keyof PerNetwork<unknown>; step: number }
  | { kind: 'paused' }
  | { kind: 'resumed' }
  | { kind: 'finished' }
  | { kind: 'stopped' }
  | { kind: 'failed'; error: FlatError }
  | { kind: 'inspected'; request: number; answer: InspectionAnswer }
  | { kind: 'inspectionFailed'; request: number; error: FlatError };

/**
 * What the worker posts: numbers as TensorFlow gives them. The host makes of them what is saved, since a
 * millisecond of the training thread between two chunks keeps both processors waiting.
 */
export type Posted =
  | Exclude<FromWorker, { kind: 'chunk' | 'recorded' }>
  | { kind: 'chunk'; chunk: TrainedChunk; timing: Timing }
  | { kind: 'recorded'; recorded: Recorded };
