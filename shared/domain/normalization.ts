import type { PerNetwork } from './metrics.ts';

/** A way to normalize what a layer gets; each is a kind of layer (`networks.ts`). */
export const NORMALIZATIONS = ['batchNorm', 'layerNorm', 'groupNorm', 'rmsNorm'] as const;
export type Normalization = (typeof NORMALIZATIONS)[number];

interface NormalizationFacts {
  /** In an English sentence. */
  name: string;
  /** What charts, tables and logs call it, in every language. */
  short: string;
  /** The layer's own name, as it is written in every language. */
  layer: string;
  /**
   * What mean and variance are taken over: `batch` gives each unit its own, over the examples of the
   * mini-batch; `features` gives each example its own, over the units of the layer, or of each group
   * of them.
   */
  over: 'batch' | 'features';
  /** Whether the mean is subtracted before scaling and beta added after it. */
  isCentered: boolean;
  /** The abbreviation by which the lab's log, and files for programs, name the network that has it. */
  abbreviation: string;
  /** The layer in PyTorch's `torch.nn`. */
  torch: string;
  /** The layer in Keras and TensorFlow.js: its class, what it calls one that was given no name, and its gamma. */
  keras: { className: string; layerName: string; gamma: 'gamma' | 'scale' };
}

/** What differs between the normalizations. The screens, files and reports read it here. */
export const NORMALIZATION: Record<Normalization, NormalizationFacts> = {
  batchNorm: {
    name: 'batch normalization',
    short: 'BN',
    layer: 'BatchNorm',
    over: 'batch',
    isCentered: true,
    abbreviation: 'bn',
    torch: 'BatchNorm1d',
    keras: { className: 'BatchNormalization', layerName: 'batch_normalization', gamma: 'gamma' },
  },
  layerNorm: {
    name: 'layer normalization',
    short: 'LayerNorm',
    layer: 'LayerNorm',
    over: 'features',
    isCentered: true,
    abbreviation: 'ln',
    torch: 'LayerNorm',
    keras: { className: 'LayerNormalization', layerName: 'layer_normalization', gamma: 'gamma' },
  },
  groupNorm: {
    name: 'group normalization',
    short: 'GroupNorm',
    layer: 'GroupNorm',
    over: 'features',
    isCentered: true,
    abbreviation: 'gn',
    torch: 'GroupNorm',
    keras: { className: 'GroupNormalization', layerName: 'group_normalization', gamma: 'gamma' },
  },
  rmsNorm: {
    name: 'RMS normalization',
    short: 'RMSNorm',
    layer: 'RMSNorm',
    over: 'features',
    isCentered: false,
    abbreviation: 'rms',
    torch: 'RMSNorm',
    keras: { className: 'RMSNormalization', layerName: 'rms_normalization', gamma: 'scale' },
  },
};

/**
 * Whether running statistics are kept while training, to stand in for the batch's in eval mode. One
 * that takes nothing from the batch needs none: it is the same in both modes and in any company.
 */
export const keepsRunningStatistics = (normalization: Normalization): boolean =>
  NORMALIZATION[normalization].over === 'batch';

/** Whether networks with the one have arrays of the same names and shapes as networks with the other. */
export const haveSameArrays = (one: Normalization, other: Normalization): boolean =>
  keepsRunningStatistics(one) === keepsRunningStatistics(other) &&
  NORMALIZATION[one].isCentered === NORMALIZATION[other].isCentered;

/** The two networks by an abbreviation, as files for programs name them: `bn`, `ln`, ... and `plain`. */
export const networkAbbreviations = (normalization: Normalization): PerNetwork<string> => ({
  bn: NORMALIZATION[normalization].abbreviation,
  plain: 'plain',
});
