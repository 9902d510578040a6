import type { PerNetwork } from './metrics.ts';

/** A way to normalize what a layer gets; each is a kind of layer (`networks.ts`). */
export const NORMALIZATIONS = ['batchNorm', 'layerNorm'] as const;
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
   * mini-batch; `features` gives each example its own, over the units of the layer.
   */
  over: 'batch' | 'features';
  /** The abbreviation by which the lab's log, and files for programs, name the network that has it. */
  abbreviation: string;
  /** The layer in PyTorch's `torch.nn`. */
  torch: string;
  /** The layer in Keras and TensorFlow.js: its class, and what it calls one that was given no name. */
  keras: { className: string; layerName: string };
}

/** What tells the normalizations apart. The screens, files and reports read it here. */
export const NORMALIZATION: Record<Normalization, NormalizationFacts> = {
  batchNorm: {
    name: 'batch normalization',
    short: 'BN',
    layer: 'BatchNorm',
    over: 'batch',
    abbreviation: 'bn',
    torch: 'BatchNorm1d',
    keras: { className: 'BatchNormalization', layerName: 'batch_normalization' },
  },
  layerNorm: {
    name: 'layer normalization',
    short: 'LayerNorm',
    layer: 'LayerNorm',
    over: 'features',
    abbreviation: 'ln',
    torch: 'LayerNorm',
    keras: { className: 'LayerNormalization', layerName: 'layer_normalization' },
  },
};

/**
 * Whether running statistics are kept while training, to stand in for the batch's in eval mode. One
 * that takes nothing from the batch needs none: it is the same in both modes and in any company.
 */
export const keepsRunningStatistics = (normalization: Normalization): boolean =>
  NORMALIZATION[normalization].over === 'batch';

/** The two networks by an abbreviation, as files for programs name them: `bn` or `ln`, and `plain`. */
export const networkAbbreviations = (normalization: Normalization): PerNetwork<string> => ({
  bn: NORMALIZATION[normalization].abbreviation,
  plain: 'plain',
});
