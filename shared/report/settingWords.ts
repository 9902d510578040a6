import { settingText } from '../analysis/settings.ts';
import { settingApplies } from '../domain/config.ts';
import type { ExperimentConfig, SettingName } from '../domain/config.ts';
import { settingNumber } from '../formats/settingNumber.ts';

/** What settings and their values are called. */
export interface SettingWords {
  names: Record<SettingName, string>;
  /** The values that are no numbers, by the words that a config is saved with. */
  values: {
    optimizer: Record<ExperimentConfig['optimizer'], string>;
    activation: Record<ExperimentConfig['activation'], string>;
    initialization: Record<ExperimentConfig['initialization'], string>;
    normalization: Record<ExperimentConfig['normalization'], string>;
    batchNormPlacement: Record<ExperimentConfig['batchNormPlacement'], string>;
    dataset: Record<'mnist' | 'digits', string>;
    trainSubset: Record<'all', string>;
    hiddenSizes: Record<'none', string>;
  };
  equalLayers: (layers: number, units: number) => string;
  notApplicable: string;
}

const en: SettingWords = {
  names: {
    epochs: 'Epochs',
    batchSize: 'Batch size',
    learningRate: 'Learning rate',
    optimizer: 'Optimizer',
    hiddenSizes: 'Hidden layers',
    activation: 'Activation',
    initialization: 'Initialization',
    initializationSigma: 'Weight standard deviation',
    normalization: 'Normalization',
    batchNormPlacement: 'Normalization placement',
    batchNormMomentum: 'BN momentum',
    batchNormEpsilon: 'Normalization epsilon',
    seed: 'Seed',
    trainSubset: 'Training images',
    dataset: 'Data set',
  },
  values: {
    optimizer: { adam: 'Adam', sgd: 'SGD', momentum: 'SGD with momentum' },
    activation: { relu: 'ReLU', sigmoid: 'Sigmoid', tanh: 'Tanh' },
    initialization: { pytorch: 'PyTorch default', xavier: 'Xavier', he: 'He', normal: 'Normal' },
    normalization: { batchNorm: 'BatchNorm', layerNorm: 'LayerNorm' },
    batchNormPlacement: { before: 'Before the activation', after: 'After the activation' },
    dataset: { mnist: 'MNIST', digits: 'Built-in digits' },
    trainSubset: { all: 'All' },
    hiddenSizes: { none: 'None (softmax regression)' },
  },
  equalLayers: (layers, units) => `${layers} × ${units}`,
  notApplicable: 'Not applicable',
};

const ko: SettingWords = {
  names: {
    epochs: '에폭 수',
    batchSize: '배치 크기',
    learningRate: '학습률',
    optimizer: '옵티마이저',
    hiddenSizes: '은닉층',
    activation: '활성화 함수',
    initialization: '가중치 초기화',
    initializationSigma: '가중치 표준편차',
    normalization: '정규화',
    batchNormPlacement: '정규화 위치',
    batchNormMomentum: 'BN 모멘텀',
    batchNormEpsilon: '정규화 엡실론',
    seed: '시드',
    trainSubset: '훈련 이미지 수',
    dataset: '데이터셋',
  },
  values: {
    optimizer: { adam: 'Adam', sgd: 'SGD', momentum: 'SGD + 모멘텀' },
    activation: { relu: 'ReLU', sigmoid: '시그모이드', tanh: 'Tanh' },
    initialization: { pytorch: 'PyTorch 기본값', xavier: 'Xavier', he: 'He', normal: '정규분포' },
    normalization: { batchNorm: 'BatchNorm', layerNorm: 'LayerNorm' },
    batchNormPlacement: { before: '활성화 함수 앞', after: '활성화 함수 뒤' },
    dataset: { mnist: 'MNIST', digits: '내장 숫자' },
    trainSubset: { all: '전체' },
    hiddenSizes: { none: '없음 (소프트맥스 회귀)' },
  },
  equalLayers: (layers, units) => `${layers}층 × ${units}`,
  notApplicable: '해당 없음',
};

export const SETTING_WORDS: Record<'en' | 'ko', SettingWords> = { en, ko };

/** From so many equal layers on, they are counted instead of listed. */
const MANY_LAYERS = 4;

/** Hidden layers as a person reads them: `64 – 32`, `10 × 32`. */
export function layersWords(sizes: readonly number[], words: SettingWords): string {
  const [first] = sizes;
  if (first === undefined) return words.values.hiddenSizes.none;
  const isEven = sizes.every((units) => units === first);
  return isEven && sizes.length >= MANY_LAYERS
    ? words.equalLayers(sizes.length, first)
    : sizes.join(' – ');
}

/** A value of a setting, as `settingText` or a sweep's place gives it, as a person reads it. */
export function valueWords(
  setting: SettingName,
  value: number | string,
  words: SettingWords,
): string {
  if (typeof value === 'number') return setting === 'seed' ? String(value) : settingNumber(value);
  const named: Partial<Record<string, Record<string, string>>> = words.values;
  const known = named[setting]?.[value];
  if (known !== undefined) return known;
  if (setting === 'hiddenSizes') return layersWords(value.split(', ').map(Number), words);
  // An imported set nobody is here to name: its id without what all such ids begin with.
  return setting === 'dataset' ? value.replace(/^imported-/, '') : value;
}

/** A config's setting as a person reads it; `dataName` is what the run's data set is called, where it is known. */
export function settingWords(
  config: ExperimentConfig,
  setting: SettingName,
  words: SettingWords,
  dataName?: string,
): string {
  if (!settingApplies(config, setting)) return words.notApplicable;
  const value = config[setting];
  const text = typeof value === 'number' ? value : settingText(config, setting);
  const isImported = setting === 'dataset' && !Object.hasOwn(words.values.dataset, text);
  return isImported && dataName !== undefined ? dataName : valueWords(setting, text, words);
}
