import type { Message } from '../errors/message.ts';
import type { NumberArray } from './numberArray.ts';

export const MODEL_FORMATS = [
  'pytorch',
  'torchscript',
  'safetensors',
  'keras',
  'hdf5',
  'onnx',
  'tensorflowjs',
  'tensorflowjs-graph',
] as const;
export type ModelFormat = (typeof MODEL_FORMATS)[number];

export const NORM_KINDS = [
  'batchNorm',
  'layerNorm',
  'groupNorm',
  'instanceNorm',
  'rmsNorm',
  /** Scale and shift alone: a LayerNorm, a GroupNorm, or a BatchNorm that keeps no statistics. */
  'unknown',
] as const;
export type NormKind = (typeof NORM_KINDS)[number];

/** One normalization layer as a file holds it; what the file does not say is null. */
export interface ForeignNorm {
  /** The layer's name for people: wrappers such as `module.` and `_orig_mod.` are left out. */
  path: string;
  /** The same as the file has it. */
  fullPath: string;
  kind: NormKind;
  channels: number;
  gamma: NumberArray | null;
  beta: NumberArray | null;
  mean: NumberArray | null;
  /** The running variance, never its root or inverse. */
  variance: NumberArray | null;
  epsilon: number | null;
  /** As PyTorch counts it, the share of the new batch: 1 - Keras's, 1 - ONNX's. NaN stands for a cumulative mean (PyTorch's `None`). */
  momentum: number | null;
  /** Batches seen in train mode. */
  counter: number | null;
  /** Keras's `trainable=False`, PyTorch's parameters without gradient. */
  isFrozen: boolean | null;
  /** PyTorch's `training`, ONNX's `training_mode`. */
  isTraining: boolean | null;
}

/** What can be said of a model file without running anything in it. */
export interface ForeignModel {
  fileName: string;
  format: ModelFormat;
  /** The format's own version, where the file says one: `opset 17`, `Keras 3.5.0`. */
  version: string | null;
  /** In bytes, shards and external data not counted. */
  size: number;
  /** Arrays in the file, normalization's or not. */
  arrays: number;
  norms: ForeignNorm[];
  /** Convolutions there are, where the file says; null where it does not. */
  convolutions: number | null;
  /** What could not be read, or was passed over. */
  notices: Message[];
}
