import { LAB_CONFIG } from './config.ts';
import type { ExperimentConfig } from './config.ts';
import type { SweptSetting } from './sweep.ts';

/** A range a preset sweeps a setting over. */
interface PresetSweep {
  setting: SweptSetting;
  from: number;
  to: number;
  count: number;
}

interface Preset {
  changes: Partial<ExperimentConfig>;
  repeats: number;
  sweep: PresetSweep | null;
}

/** Starting points of the Train form: what they change of the lab, how often they repeat it, what they sweep. */
export const PRESETS = {
  lab: { changes: {}, repeats: 1, sweep: null },
  /** The lab's older version puts BN after the ReLU. */
  olderLab: { changes: { batchNormPlacement: 'after' }, repeats: 1, sweep: null },
  /** The same without a word of the batch: each example is normalized by itself. */
  layerNorm: { changes: { normalization: 'layerNorm' }, repeats: 1, sweep: null },
  /** Ten sigmoid layers with small weights: each passes on at most 0.25 * sqrt(32) * 0.1 = 0.14 of the gradient. */
  vanishing: {
    changes: {
      hiddenSizes: Array<number>(10).fill(32),
      activation: 'sigmoid',
      initialization: 'normal',
      initializationSigma: 0.1,
    },
    repeats: 1,
    sweep: null,
  },
  /** Ten ReLU layers with wide weights: each multiplies the signal by sqrt(32 / 2) * 0.5 = 2. */
  exploding: {
    changes: {
      hiddenSizes: Array<number>(10).fill(32),
      optimizer: 'sgd',
      initialization: 'normal',
      initializationSigma: 0.5,
    },
    repeats: 1,
    sweep: null,
  },
  /** Where each network still learns, from far too small to far too large. */
  learningRateSweep: {
    changes: {},
    repeats: 1,
    sweep: { setting: 'learningRate', from: 1e-4, to: 10, count: 12 },
  },
  fiveRepeats: { changes: {}, repeats: 5, sweep: null },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

/** The whole config of a preset. */
export function presetConfig(name: PresetName): ExperimentConfig {
  return { ...LAB_CONFIG, ...PRESETS[name].changes };
}
