import { keepsRunningStatistics, NORMALIZATION, NORMALIZATIONS } from '../normalization.ts';
import { z } from '../schema.ts';
import { choice, lowerFirst, number, numberIn, real, whole } from './kinds.ts';
import type { Setting } from './kinds.ts';

/** The lab's layers of 32 units then have groups of 8. */
const LAB_GROUPS = 4;

export const NORMALIZATION_SETTINGS = {
  normalization: {
    ...choice({
      batchNorm: NORMALIZATION.batchNorm.layer,
      layerNorm: NORMALIZATION.layerNorm.layer,
      groupNorm: NORMALIZATION.groupNorm.layer,
      rmsNorm: NORMALIZATION.rmsNorm.layer,
    }),
    // Runs saved before there was the choice leave it out.
    schema: z.enum(NORMALIZATIONS).default('batchNorm'),
    lab: 'batchNorm',
    name: { en: 'Normalization', ko: '정규화' },
    help: {
      en: 'BatchNorm takes the mean and variance of each unit over the batch. LayerNorm takes those of each example over the units of its layer, GroupNorm over each group of units. RMSNorm divides each example by its root mean square. The other network has none.',
      ko: 'BatchNorm은 유닛마다 배치에 걸쳐 평균과 분산을 구합니다. LayerNorm은 예제마다 그 층의 유닛에 걸쳐, GroupNorm은 유닛 그룹마다 구합니다. RMSNorm은 예제를 제곱 평균의 제곱근으로 나눕니다. 다른 신경망에는 정규화가 없습니다.',
    },
    term: 'layerNorm',
    segmented: true,
    inName: { en: (name) => name, ko: (name) => name },
    flag: '--normalization <name>',
    flagHelp: 'what the first network has: batchNorm, layerNorm, groupNorm, rmsNorm',
    otherNames: ['norm', 'normalisation'],
    sweep: { list: 'batchNorm, layerNorm, groupNorm, rmsNorm' },
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
  normalizationGroups: {
    ...number(whole(1, 64)),
    // Runs saved before there was GroupNorm leave it out.
    schema: numberIn(whole(1, 64)).default(LAB_GROUPS),
    lab: LAB_GROUPS,
    name: { en: 'Groups', ko: '그룹 수' },
    help: {
      en: 'Into how many equal groups GroupNorm divides the units of a layer. Each group needs at least two units. One group is LayerNorm.',
      ko: 'GroupNorm이 층의 유닛을 같은 크기의 그룹 몇 개로 나눌지 정합니다. 그룹마다 유닛이 두 개 이상 있어야 합니다. 그룹이 하나면 LayerNorm과 같습니다.',
    },
    term: 'groupNorm',
    shown: ({ normalization }) => normalization === 'groupNorm',
    applies: ({ normalization }) => normalization === 'groupNorm',
    notApplicable: {
      en: 'Only GroupNorm has groups.',
      ko: '그룹은 GroupNorm에만 있습니다.',
    },
    inName: {
      en: (groups) => (groups === '1' ? '1 group' : `${groups} groups`),
      ko: (groups) => `그룹 ${groups}개`,
    },
    flag: '--groups <n>',
    flagHelp: 'groups of units of a groupNorm; they must divide every layer',
    otherNames: ['groups', 'numGroups', 'normGroups'],
    emptyMeans: 'empty where there are no groups',
    sweep: { from: 1, to: 16, count: 5, byFactors: true, list: '1, 2, 4, 8, 16' },
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
      en: 'This normalization keeps no running statistics, so it has no momentum.',
      ko: '이 정규화는 이동 통계를 두지 않으므로 모멘텀이 없습니다.',
    },
    flag: '--bn-momentum <m>',
    flagHelp: "share of the new batch in the running statistics (PyTorch's); batchNorm's alone",
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
