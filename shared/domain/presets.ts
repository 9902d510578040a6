import type { Words } from './catalog/kinds.ts';
import type { SweptSetting } from './catalog/catalog.ts';
import { LAB_CONFIG } from './config.ts';
import type { ExperimentConfig } from './config.ts';

/** What a preset sweeps a setting over: a range, or values as a person types them. */
type PresetSweep =
  | { setting: SweptSetting; from: number; to: number; count: number }
  | { setting: SweptSetting; list: string };

interface Preset {
  name: Words;
  /** What it is for, beside its name. */
  text: Words;
  changes: Partial<ExperimentConfig>;
  repeats: number;
  /** One or two settings; none for a single config. */
  sweep: readonly PresetSweep[];
}

/** Starting points of the Train form: what they change of the lab, how often they repeat it, what they sweep. A preset is one row here. */
export const PRESETS = {
  lab: {
    name: { en: 'The lab', ko: '실습 그대로' },
    text: {
      en: 'Two hidden layers of 32, Adam, 10 epochs',
      ko: '은닉층 32 두 개, Adam, 10에폭',
    },
    changes: {},
    repeats: 1,
    sweep: [],
  },
  /** The lab's older version puts BN after the ReLU. */
  olderLab: {
    name: { en: 'The older lab', ko: '이전 판 실습' },
    text: { en: 'BN after the ReLU instead of before it', ko: 'BN을 ReLU 앞이 아니라 뒤에' },
    changes: { batchNormPlacement: 'after' },
    repeats: 1,
    sweep: [],
  },
  /** The same without the batch: each example is normalized by itself. */
  layerNorm: {
    name: { en: 'LayerNorm instead of BatchNorm', ko: 'BatchNorm 대신 LayerNorm' },
    text: {
      en: 'Each example normalized by itself, not by its batch',
      ko: '배치가 아니라 예제마다 따로 정규화',
    },
    changes: { normalization: 'layerNorm' },
    repeats: 1,
    sweep: [],
  },
  /** Ten sigmoid layers with small weights: each passes on at most 0.25 * sqrt(32) * 0.1 = 0.14 of the gradient. */
  vanishing: {
    name: { en: 'Vanishing gradients', ko: '기울기 소실' },
    text: { en: 'Ten sigmoid layers, small weights', ko: '시그모이드 10층, 작은 가중치' },
    changes: {
      hiddenSizes: Array<number>(10).fill(32),
      activation: 'sigmoid',
      initialization: 'normal',
      initializationSigma: 0.1,
    },
    repeats: 1,
    sweep: [],
  },
  /** Ten ReLU layers with wide weights: each multiplies the signal by sqrt(32 / 2) * 0.5 = 2. */
  exploding: {
    name: { en: 'Exploding gradients', ko: '기울기 폭발' },
    text: { en: 'Ten ReLU layers, large weights, SGD', ko: 'ReLU 10층, 큰 가중치, SGD' },
    changes: {
      hiddenSizes: Array<number>(10).fill(32),
      optimizer: 'sgd',
      initialization: 'normal',
      initializationSigma: 0.5,
    },
    repeats: 1,
    sweep: [],
  },
  /** Where each network still learns, from far too small to far too large. */
  learningRateSweep: {
    name: { en: 'Learning rate sweep', ko: '학습률 스윕' },
    text: {
      en: 'Twelve rates from 0.0001 to 10, one run each',
      ko: '0.0001부터 10까지 학습률 열두 개',
    },
    changes: {},
    repeats: 1,
    sweep: [{ setting: 'learningRate', from: 1e-4, to: 10, count: 12 }],
  },
  /** BatchNorm's statistics are left to chance in small batches; the others take nothing from the batch. */
  batchSizeSweep: {
    name: { en: 'Batch size against normalization', ko: '배치 크기와 정규화' },
    text: {
      en: 'Four normalizations, batches of 2 to 256, three seeds each',
      ko: '정규화 네 가지를 크기 2~256의 배치로, 시드 세 개씩',
    },
    changes: { epochs: 3, trainSubset: 6000 },
    repeats: 3,
    sweep: [
      { setting: 'batchSize', list: '2, 4, 16, 64, 256' },
      { setting: 'normalization', list: 'batchNorm, layerNorm, groupNorm, rmsNorm' },
    ],
  },
  fiveRepeats: {
    name: { en: 'Five repeats', ko: '다섯 번 반복' },
    text: {
      en: 'The lab with five seeds, for the spread',
      ko: '시드 다섯 개로 결과의 흩어짐 보기',
    },
    changes: {},
    repeats: 5,
    sweep: [],
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

/** The whole config of a preset. */
export function presetConfig(name: PresetName): ExperimentConfig {
  return { ...LAB_CONFIG, ...PRESETS[name].changes };
}
