import { SETTING_NAMES } from '../../../shared/domain/catalog/catalog.ts';
import { describe, expect, test } from 'vitest';
import {
  defaultName,
  placeName,
  repeatName,
  repeatsName,
  sweepName,
} from '../../../main/workbench/runs/runNames.ts';
import { terminalLanguage } from '../../../main/cli/output/language.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NAME_LENGTH } from '../../../shared/domain/experiment.ts';
import { PRESET_NAMES, presetConfig, PRESETS } from '../../../shared/domain/presets.ts';

const ENGLISH = { language: 'en' } as const;
const KOREAN = { language: 'ko' } as const;
const ten = Array<number>(10).fill(32);
const of = (changes: Partial<ExperimentConfig>): ExperimentConfig => ({
  ...LAB_CONFIG,
  ...changes,
});

test.each<[Partial<ExperimentConfig>, string, string]>([
  [{}, 'The lab', '실습 그대로'],
  [{ learningRate: 0.1, optimizer: 'sgd' }, 'Learning rate 0.1, SGD', '학습률 0.1, SGD'],
  [
    { hiddenSizes: ten, activation: 'sigmoid' },
    'Hidden layers 10 × 32, sigmoid',
    '은닉층 10층 × 32, 시그모이드',
  ],
  [{ hiddenSizes: [] }, 'No hidden layers', '은닉층 없음'],
  [
    { initialization: 'normal', initializationSigma: 0.5 },
    'Normal weights σ 0.5',
    '정규분포 가중치 σ 0.5',
  ],
  [{ initializationSigma: 0.5 }, 'The lab', '실습 그대로'],
  [
    { batchNormPlacement: 'after', dataset: 'digits', epochs: 1, trainSubset: 6400 },
    'The older lab, 1 epoch, 6,400 training images, built-in digits',
    '이전 판 실습, 1에폭, 훈련 이미지 6,400개, 내장 숫자',
  ],
])('%j is called %s, in Korean %s', (changes, english, korean) => {
  expect(defaultName(of(changes), ENGLISH)).toBe(english);
  expect(defaultName(of(changes), KOREAN)).toBe(korean);
});

test('a run of a preset is called as its card is, in both languages', () => {
  for (const name of PRESET_NAMES.filter((each) => PRESETS[each].sweep.length === 0)) {
    const { repeats } = PRESETS[name];
    const called = (naming: typeof ENGLISH | typeof KOREAN) =>
      repeats === 1
        ? defaultName(presetConfig(name), naming)
        : repeatsName(presetConfig(name), repeats, naming);
    expect(called(ENGLISH)).toBe(PRESETS[name].name.en);
    expect(called(KOREAN)).toBe(PRESETS[name].name.ko);
  }
  expect(sweepName(LAB_CONFIG, ['learningRate'], ENGLISH)).toBe(PRESETS.learningRateSweep.name.en);
  expect(sweepName(LAB_CONFIG, ['learningRate'], KOREAN)).toBe(PRESETS.learningRateSweep.name.ko);
});

describe('a name', () => {
  test('never holds the words a config is saved with', () => {
    const config = of({
      optimizer: 'momentum',
      activation: 'relu',
      initialization: 'xavier',
      batchNormPlacement: 'after',
      dataset: 'imported-2-letters',
    });
    for (const naming of [ENGLISH, KOREAN]) {
      const name = defaultName(config, { ...naming, dataName: 'Letters' });
      expect(name).toContain('Letters');
      expect(name).not.toMatch(/relu|xavier|batchNorm|imported-|SGD,|, momentum/);
    }
  });

  test('is never longer than a name may be', () => {
    const hiddenSizes = Array.from({ length: 20 }, (_, index) => 1000 + index);
    const long = of({ hiddenSizes: [...hiddenSizes], learningRate: 0.123456789 });
    expect(defaultName(long, ENGLISH).length).toBeLessThanOrEqual(NAME_LENGTH);
    const repeat = repeatName('x'.repeat(NAME_LENGTH), of({ seed: 3 }), ENGLISH);
    expect(repeat).toHaveLength(NAME_LENGTH);
    expect(repeat.endsWith(' · seed 3')).toBe(true);
    const place = placeName('x'.repeat(NAME_LENGTH), long, [...SETTING_NAMES].slice(2, 3), {
      ...ENGLISH,
      withSeed: true,
    });
    expect(place).toHaveLength(NAME_LENGTH);
    expect(place.startsWith('Learning rate 0.123457, seed 1 · xxx')).toBe(true);
  });
});

describe('a sweep no one named', () => {
  const base = presetConfig('vanishing');

  test('says what it goes through, and where it starts unless that is the lab', () => {
    expect(sweepName(LAB_CONFIG, ['batchSize', 'optimizer'], ENGLISH)).toBe(
      'Batch size × optimizer sweep',
    );
    expect(sweepName(base, ['learningRate'], ENGLISH)).toBe(
      'Vanishing gradients · learning rate sweep',
    );
    // What is swept is no part of where it starts.
    expect(sweepName(of({ optimizer: 'sgd' }), ['optimizer'], ENGLISH)).toBe('Optimizer sweep');
  });

  test('has runs that are told apart by what differs', () => {
    const called = (config: ExperimentConfig, given = '', withSeed = false) =>
      placeName(given, config, ['learningRate'], { ...ENGLISH, withSeed });
    expect(called(LAB_CONFIG)).toBe('Learning rate 0.01');
    expect(called({ ...base, learningRate: 1e-4 })).toBe(
      'Learning rate 1e-4 · Vanishing gradients',
    );
    expect(called(of({ seed: 2 }), 'Mine', true)).toBe('Learning rate 0.01, seed 2 · Mine');
    const korean = placeName('', of({ optimizer: 'sgd' }), ['optimizer'], {
      ...KOREAN,
      withSeed: true,
    });
    expect(korean).toBe('SGD, 시드 1');
  });
});

test('repeats share a name without a seed, and each adds its own', () => {
  const config = of({ seed: 5, epochs: 2 });
  const shared = repeatsName(config, 3, ENGLISH);
  expect(shared).toBe('The lab, 2 epochs');
  expect(repeatName(shared, of({ seed: 6 }), ENGLISH)).toBe('The lab, 2 epochs · seed 6');
});

test.each([
  [{}, 'en'],
  [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
  [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ko_KR', LC_ALL: '' }, 'ko'],
] as const)('a terminal with %j reads %s', (env, language) => {
  expect(terminalLanguage(env)).toBe(language);
});
