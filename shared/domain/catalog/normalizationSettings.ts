import { keepsRunningStatistics, NORMALIZATION, NORMALIZATIONS } from '../normalization.ts';
import { z } from '../schema.ts';
import { choice, lowerFirst, number, real } from './kinds.ts';
import type { Setting } from './kinds.ts';

export const NORMALIZATION_SETTINGS = {
  normalization: {
    ...choice({
      batchNorm: NORMALIZATION.batchNorm.layer,
      layerNorm: NORMALIZATION.layerNorm.layer,
    }),
    // Runs saved before there was the choice leave it out.
    schema: z.enum(NORMALIZATIONS).default('batchNorm'),
    lab: 'batchNorm',
    name: { en: 'Normalization', ko: '정규화' },
    help: {
      en: 'BatchNorm takes the mean and variance of each unit over the batch. LayerNorm takes those of each example over the units of its layer. The other network has neither.',
      ko: 'BatchNorm은 유닛마다 배치에 걸쳐, LayerNorm은 예제마다 그 층의 유닛에 걸쳐 평균과 분산을 구합니다. 다른 신경망에는 둘 다 없습니다.',
    },
    term: 'layerNorm',
    segmented: true,
    inName: { en: (name) => name, ko: (name) => name },
    flag: '--normalization <name>',
    flagHelp: 'what the first network has: batchNorm, layerNorm',
    otherNames: ['norm', 'normalisation'],
    sweep: { list: 'batchNorm, layerNorm' },
  },
  batchNormPlacement: {
    ...choice({
      before: { en: 'Before the activation', ko: '활성화 함수 앞' },
      after: { en: 'After the activation', ko: '활성화 함수 뒤' },
    }),
    lab: 'before',
    name: { en: 'Normalization placement', ko: '정규화 위치' },
    help: {
      en: 'The lab normalizes before the ReLU; its older version did so after it.',
      ko: '실습은 ReLU 앞에서 정규화합니다. 이전 판은 뒤에서 했습니다.',
    },
    term: 'placement',
    segmented: true,
    inName: {
      en: (place, run) => `${NORMALIZATION[run.normalization].short} ${lowerFirst(place)}`,
      ko: (place, run) => `${NORMALIZATION[run.normalization].short} ${place}`,
    },
    flag: '--bn-placement <where>',
    flagHelp: 'normalization before or after the activation',
    otherNames: ['placement', 'bnPlacement'],
    sweep: { list: 'before, after' },
  },
  batchNormMomentum: {
    // PyTorch's momentum: running = (1 - momentum) running + momentum batch. Keras's is 1 minus it.
    ...number(real(0, 1)),
    lab: 0.1,
    name: { en: 'BN momentum', ko: 'BN 모멘텀' },
    help: {
      en: 'The share of the running mean and variance that each batch replaces. This is PyTorch’s momentum; Keras’s is 1 minus it.',
      ko: '배치마다 이동 평균과 이동 분산을 얼마나 바꿀지 정합니다. PyTorch의 모멘텀이며, Keras의 모멘텀은 1에서 이 값을 뺀 값입니다.',
    },
    term: 'batchNormMomentum',
    applies: ({ normalization }) => keepsRunningStatistics(normalization),
    notApplicable: {
      en: 'LayerNorm keeps no running statistics, so it has no momentum.',
      ko: 'LayerNorm은 이동 통계를 두지 않으므로 모멘텀이 없습니다.',
    },
    flag: '--bn-momentum <m>',
    flagHelp: "share of the new batch in the running statistics (PyTorch's); layerNorm has none",
    otherNames: ['momentum', 'bnMomentum'],
    emptyMeans: 'empty where there are no running statistics',
    sweep: { from: 0.05, to: 1, count: 5, list: '0.01, 0.1, 0.5, 1' },
  },
  batchNormEpsilon: {
    ...number(real(1e-12, 1, true)),
    lab: 1e-5,
    name: { en: 'Normalization epsilon', ko: '정규화 엡실론' },
    help: {
      en: 'Added to the variance under the root, so that nothing is divided by 0.',
      ko: '0으로 나누지 않도록 제곱근 안의 분산에 더하는 값입니다.',
    },
    term: 'epsilon',
    flag: '--bn-epsilon <e>',
    flagHelp: 'added to the variance under the root',
    otherNames: ['epsilon', 'eps', 'bnEpsilon', 'bnEps'],
    sweep: { from: 1e-8, to: 0.1, count: 8, list: '1e-8, 1e-5, 0.01, 0.1' },
  },
} as const satisfies Record<string, Setting>;
