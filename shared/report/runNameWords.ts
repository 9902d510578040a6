import type { ExperimentConfig, SettingName } from '../domain/config.ts';
import { NORMALIZATION } from '../domain/normalization.ts';
import type { PresetName } from '../domain/presets.ts';
import { settingNumber } from '../formats/settingNumber.ts';
import { layersWords, SETTING_WORDS, settingWords } from './settingWords.ts';

/** What a run is called after: the presets, and each setting with its value as a part of a name. */
export interface RunNameWords {
  presets: Record<PresetName, string>;
  setting: (config: ExperimentConfig, setting: SettingName, dataName?: string) => string;
  /** A sweep of these settings. */
  sweep: (settings: readonly SettingName[]) => string;
}

const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** Words that keep their capitals within a name. */
const inName = (setting: SettingName): string => {
  const name = SETTING_WORDS.en.names[setting];
  return setting === 'batchNormMomentum' ? name : lowerFirst(name);
};

const en: RunNameWords = {
  presets: {
    lab: 'The lab',
    olderLab: 'The older lab',
    layerNorm: 'LayerNorm instead of BatchNorm',
    vanishing: 'Vanishing gradients',
    exploding: 'Exploding gradients',
    learningRateSweep: 'Learning rate sweep',
    fiveRepeats: 'Five repeats',
  },
  setting: (config, setting, dataName) => {
    const value = settingWords(config, setting, SETTING_WORDS.en, dataName);
    switch (setting) {
      case 'epochs':
        return config.epochs === 1 ? '1 epoch' : `${value} epochs`;
      case 'optimizer':
      case 'normalization':
        return value;
      case 'dataset':
        return config.dataset === 'digits' ? lowerFirst(value) : value;
      case 'activation':
        return config.activation === 'relu' ? value : lowerFirst(value);
      case 'hiddenSizes':
        return config.hiddenSizes.length === 0 ? 'no hidden layers' : `hidden layers ${value}`;
      case 'initialization':
        return config.initialization === 'normal'
          ? `normal weights σ ${settingNumber(config.initializationSigma)}`
          : `${value} weights`;
      case 'initializationSigma':
        return `σ ${value}`;
      case 'batchNormPlacement':
        return `${NORMALIZATION[config.normalization].short} ${lowerFirst(value)}`;
      case 'trainSubset':
        return config.trainSubset === null ? 'all training images' : `${value} training images`;
      default:
        return `${inName(setting)} ${value}`;
    }
  },
  sweep: (settings) => `${settings.map(inName).join(' × ')} sweep`,
};

const ko: RunNameWords = {
  presets: {
    lab: '실습 그대로',
    olderLab: '이전 판 실습',
    layerNorm: 'BatchNorm 대신 LayerNorm',
    vanishing: '기울기 소실',
    exploding: '기울기 폭발',
    learningRateSweep: '학습률 스윕',
    fiveRepeats: '다섯 번 반복',
  },
  setting: (config, setting, dataName) => {
    const words = SETTING_WORDS.ko;
    const value = settingWords(config, setting, words, dataName);
    switch (setting) {
      case 'epochs':
        return `${value}에폭`;
      case 'optimizer':
      case 'normalization':
      case 'dataset':
      case 'activation':
        return value;
      case 'hiddenSizes':
        return config.hiddenSizes.length === 0
          ? '은닉층 없음'
          : `은닉층 ${layersWords(config.hiddenSizes, words)}`;
      case 'initialization':
        return config.initialization === 'normal'
          ? `정규분포 가중치 σ ${settingNumber(config.initializationSigma)}`
          : `${value} 가중치`;
      case 'initializationSigma':
        return `σ ${value}`;
      case 'batchNormPlacement':
        return `${NORMALIZATION[config.normalization].short} ${value}`;
      case 'trainSubset':
        return config.trainSubset === null ? '훈련 이미지 전체' : `훈련 이미지 ${value}개`;
      default:
        return `${words.names[setting]} ${value}`;
    }
  },
  sweep: (settings) =>
    `${settings.map((setting) => SETTING_WORDS.ko.names[setting]).join(' × ')} 스윕`,
};

export const RUN_NAME_WORDS: Record<'en' | 'ko', RunNameWords> = { en, ko };
