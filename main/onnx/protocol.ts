import type { Message } from '../../shared/errors/message.ts';
import type { FlatError } from '../../shared/errors/workbenchError.ts';
import type { Mode, PerMode } from '../../shared/domain/inspection.ts';
import type { Split } from '../../shared/domain/metrics.ts';
import type { DataLocation } from '../data/location.ts';

/** What pictures are made into: (pixel / 255 - mean) / deviation, one of each a color channel or one for all. */
export interface PixelScale {
  mean: number[];
  deviation: number[];
}

/** Where a model's batches come from. */
export type ModelData =
  | { kind: 'set'; location: DataLocation; split: Split; seed: number; scale: PixelScale }
  /** A `.npy` or `.npz` file; with a seed shuffled, else in the file's order. */
  | { kind: 'arrays'; file: string; labels: string | null; seed: number | null };

export type ModelOrder =
  | { kind: 'inspect'; file: string; data: ModelData; batchSize: number; modes: Mode[] }
  | {
      kind: 'recalibrate';
      file: string;
      out: string;
      data: ModelData;
      batchSize: number;
      /** Null for as many as there are. */
      batches: number | null;
    }
  /** Without data the difference is measured on random numbers. */
  | { kind: 'fold'; file: string; out: string; data: ModelData | null; batchSize: number };

/** An output of the model for a batch; the first axis of `shape` counts examples where it has one. */
export interface ModelOutput {
  name: string;
  shape: number[];
  values: Float64Array;
}

export interface ModeOutputs {
  outputs: ModelOutput[];
  /** Null where the model gives no [examples, classes]; one null where a number is NaN. */
  predictions: (number | null)[] | null;
  /** Cross-entropy of the first [examples, classes] taken as logits; null without labels. */
  losses: number[] | null;
  loss: number | null;
  accuracy: number | null;
}

/** The batch at one BatchNorm in one mode, a number a channel. */
export interface BatchMoments {
  mean: Float64Array;
  biasedVariance: Float64Array;
  /** NaN where a channel has one value. */
  unbiasedVariance: Float64Array;
  /** (mean - running mean) / sqrt(running variance / m), m the values of a channel; null without running statistics. */
  zScore: Float64Array | null;
  /** Values of a channel. */
  values: number;
}

export interface ModelLayer {
  path: string;
  channels: number;
  epsilon: number;
  gamma: Float64Array | null;
  beta: Float64Array | null;
  runningMean: Float64Array | null;
  runningVariance: Float64Array | null;
  modes: Partial<PerMode<BatchMoments>>;
}

/** A layer that is left as it is, with the reason as the middle of a sentence. */
export interface LeftLayer {
  path: string;
  reason: Message;
}

export interface InspectedModel {
  opset: number;
  indices: number[];
  labels: number[] | null;
  modes: Partial<PerMode<ModeOutputs>>;
  /** Examples predicted otherwise in the other mode; null where that cannot be said. */
  changed: number[] | null;
  /** Largest difference of an output's number between the modes; null for one mode. */
  largestDifference: number | null;
  layers: ModelLayer[];
  left: LeftLayer[];
}

export interface RecalibratedModel {
  batches: number;
  layers: {
    path: string;
    before: { mean: Float64Array; variance: Float64Array };
    after: { mean: Float64Array; variance: Float64Array };
  }[];
  left: LeftLayer[];
}

export interface FoldedModel {
  folded: { path: string; into: string }[];
  left: LeftLayer[];
  /** Largest difference of an output's number in eval mode, and the largest such number; null where it could not be measured. */
  difference: { largest: number; scale: number; examples: number } | null;
}

export interface ResultOf {
  inspect: InspectedModel;
  recalibrate: RecalibratedModel;
  fold: FoldedModel;
}

/** What the process of the runner says; the last is either `done` or `failed`. */
export type FromRunner =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'done'; result: ResultOf[keyof ResultOf] }
  | { kind: 'failed'; error: FlatError };

/** The order with the bytes of memory the process may take. */
export interface ToRunner {
  order: ModelOrder;
  memory: number;
}
