import type { MessageLanguage } from '../../errors/message.ts';
import type { ChangeVerdict } from '../compareModels.ts';
import type { FindingKind, Severity } from '../finding.ts';
import type { NormKind } from '../foreignModel.ts';

/** What tables of models say beside their numbers. */
export interface ModelTexts {
  kinds: Record<NormKind, string>;
  severities: Record<Severity, string>;
  findings: Record<FindingKind, string>;
  verdicts: Record<ChangeVerdict, string>;
  /** Heads of the columns. */
  heads: Record<
    | 'layer'
    | 'kind'
    | 'channels'
    | 'dtype'
    | 'epsilon'
    | 'momentum'
    | 'batches'
    | 'mean'
    | 'variance'
    | 'severity'
    | 'finding'
    | 'meaning'
    | 'advice'
    | 'channel'
    | 'scale'
    | 'shift'
    | 'largestDrift'
    | 'typicalDrift'
    | 'varianceRatio'
    | 'gammaChange'
    | 'betaChange'
    | 'verdict',
    string
  >;
  cumulative: string;
  range: (least: string, most: string) => string;
  findingsOf: (file: string) => string;
  comparison: string;
  onlyOlder: string;
  onlyNewer: string;
}

export const MODEL_TEXTS: Record<MessageLanguage, ModelTexts> = {
  en: {
    kinds: {
      batchNorm: 'BatchNorm',
      layerNorm: 'LayerNorm',
      groupNorm: 'GroupNorm',
      instanceNorm: 'InstanceNorm',
      rmsNorm: 'RMSNorm',
      unknown: 'normalization without statistics',
    },
    severities: { problem: 'problem', warning: 'warning', note: 'note' },
    findings: {
      notFinite: 'Not finite',
      noStatistics: 'No running statistics',
      trainingModeExported: 'Exported in train mode',
      neverTrained: 'Never trained',
      tooFewSteps: 'Too few batches',
      momentumReversed: 'Momentum the wrong way round',
      deadChannel: 'Dead channels',
      silentInput: 'Silent input',
      explodingScale: 'Exploding scale',
      halfPrecision: 'Half precision',
      countersDiffer: 'Counters differ',
      counterLost: 'Counter lost',
      epsilonMatters: 'Epsilon matters',
      epsilonsDiffer: 'Epsilons differ',
      folded: 'Folded',
    },
    verdicts: {
      unchanged: 'unchanged: frozen, and it was',
      statisticsMoved: 'weights the same, statistics moved: frozen, but left in train mode',
      statisticsStale:
        'weights changed, statistics the same: averaged weights without their statistics',
      changed: 'changed',
    },
    heads: {
      layer: 'layer',
      kind: 'kind',
      channels: 'channels',
      dtype: 'dtype',
      epsilon: 'epsilon',
      momentum: 'momentum',
      batches: 'batches',
      mean: 'running mean',
      variance: 'running variance',
      severity: 'severity',
      finding: 'finding',
      meaning: 'meaning',
      advice: 'advice',
      channel: 'channel',
      scale: 'scale',
      shift: 'shift',
      largestDrift: 'largest drift of mean',
      typicalDrift: 'typical drift of mean',
      varianceRatio: 'variance ratio',
      gammaChange: 'change of gamma',
      betaChange: 'change of beta',
      verdict: 'verdict',
    },
    cumulative: 'cumulative',
    range: (least, most) => `${least} to ${most}`,
    findingsOf: (file) => `${file}: findings`,
    comparison: 'From the first file to the second',
    onlyOlder: 'only in the first file',
    onlyNewer: 'only in the second file',
  },
  ko: {
    kinds: {
      batchNorm: 'BatchNorm',
      layerNorm: 'LayerNorm',
      groupNorm: 'GroupNorm',
      instanceNorm: 'InstanceNorm',
      rmsNorm: 'RMSNorm',
      unknown: '통계 없는 정규화',
    },
    severities: { problem: '문제', warning: '주의', note: '참고' },
    findings: {
      notFinite: '유한하지 않은 값',
      noStatistics: '이동 통계 없음',
      trainingModeExported: '학습 모드로 내보냄',
      neverTrained: '학습된 적 없음',
      tooFewSteps: '배치 수 부족',
      momentumReversed: '모멘텀이 반대',
      deadChannel: '죽은 채널',
      silentInput: '변화 없는 입력',
      explodingScale: '지나치게 큰 배율',
      halfPrecision: '반정밀도',
      countersDiffer: '배치 수가 서로 다름',
      counterLost: '사라진 배치 수',
      epsilonMatters: '엡실론의 영향',
      epsilonsDiffer: '엡실론이 서로 다름',
      folded: '접힌 정규화',
    },
    verdicts: {
      unchanged: '바뀌지 않음: 고정했고 실제로 고정됨',
      statisticsMoved: '가중치는 같고 통계만 바뀜: 고정했지만 학습 모드로 남음',
      statisticsStale: '가중치는 바뀌고 통계는 같음: 가중치만 평균하고 통계는 두고 옴',
      changed: '바뀜',
    },
    heads: {
      layer: '층',
      kind: '종류',
      channels: '채널 수',
      dtype: '자료형',
      epsilon: '엡실론',
      momentum: '모멘텀',
      batches: '배치 수',
      mean: '이동 평균',
      variance: '이동 분산',
      severity: '정도',
      finding: '진단',
      meaning: '의미',
      advice: '할 일',
      channel: '채널',
      scale: '배율',
      shift: '이동량',
      largestDrift: '평균의 최대 이동',
      typicalDrift: '평균의 보통 이동',
      varianceRatio: '분산 비율',
      gammaChange: 'gamma 변화',
      betaChange: 'beta 변화',
      verdict: '판단',
    },
    cumulative: '누적 평균',
    range: (least, most) => `${least} ~ ${most}`,
    findingsOf: (file) => `${file}: 진단`,
    comparison: '첫째 파일에서 둘째 파일까지',
    onlyOlder: '첫째 파일에만 있음',
    onlyNewer: '둘째 파일에만 있음',
  },
};
