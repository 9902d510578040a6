import { z } from '../schema.ts';
import { dataset, lowerFirst, number, numberOrAll, whole } from './kinds.ts';
import type { Setting } from './kinds.ts';

/** MNIST, the digits drawn by the program, or an imported set by its id. */
const datasetIdSchema = z.string().regex(/^(mnist|digits|imported-[a-z0-9-]{1,64})$/);

const BUILT_IN = { en: 'Built-in digits', ko: '내장 숫자' };

export const DATA_SETTINGS = {
  seed: {
    ...number(whole(0, 0xffffffff)),
    lab: 1,
    name: { en: 'Seed', ko: '시드' },
    help: {
      en: 'Decides the first weights, the order of the batches and the subset. The same settings and seed give the same results.',
      ko: '시작 가중치, 배치 순서, 부분집합을 정합니다. 설정과 시드가 같으면 결과도 같습니다.',
    },
    term: 'seed',
    flag: '--seed <n>',
    flagHelp: 'where all randomness comes from',
    otherNames: ['seeds', 'randomSeed', 'randomState'],
  },
  trainSubset: {
    ...numberOrAll(whole(2, 60_000), { en: 'All', ko: '전체' }),
    lab: null,
    name: { en: 'Training images', ko: '훈련 이미지 수' },
    help: {
      en: 'Train on fewer images, chosen by the seed. With few images, overfitting shows.',
      ko: '시드로 고른 훈련 이미지 일부만 씁니다. 적으면 과적합이 드러납니다.',
    },
    unit: { en: 'images', ko: '개' },
    term: 'subset',
    inName: {
      en: (count) => (count === 'All' ? 'all training images' : `${count} training images`),
      ko: (count) => (count === '전체' ? '훈련 이미지 전체' : `훈련 이미지 ${count}개`),
    },
    flag: '--subset <n>',
    flagHelp: 'train on this many examples only',
    otherNames: ['subset', 'examples', 'trainExamples'],
    emptyMeans: 'empty for all examples',
    sweep: { from: 1000, to: 60_000, count: 5, byFactors: true, list: '1000, 10000, all' },
  },
  dataset: {
    ...dataset(datasetIdSchema, { mnist: 'MNIST', digits: BUILT_IN }),
    lab: 'mnist',
    name: { en: 'Data set', ko: '데이터셋' },
    help: {
      en: 'What both networks learn. You can import more in the settings.',
      ko: '두 신경망이 배울 데이터입니다. 설정 화면에서 더 가져올 수 있습니다.',
    },
    term: 'dataset',
    inName: {
      en: (name) => (name === BUILT_IN.en ? lowerFirst(name) : name),
      ko: (name) => name,
    },
    flag: '--data <what>',
    otherNames: ['data'],
  },
} as const satisfies Record<string, Setting>;
