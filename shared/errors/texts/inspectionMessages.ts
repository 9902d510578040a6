/** What is said of a saved model that is looked into. A problem is the rest of a sentence. */
export const inspectionMessages = {
  inspectionNothingToMove: {
    en: 'There are no running statistics to move: {problem}.',
    ko: '움직일 이동 통계가 없습니다: {problem}.',
  },
  inspectionKeepsNone: { en: '{layer} keeps none', ko: '이동 통계를 두지 않는 정규화: {layer}' },
  inspectionOnlyPlain: {
    en: 'the model has only the network without normalization',
    ko: '모델에 정규화가 없는 신경망만 있습니다',
  },
  inspectionOpenBatchNorm: {
    en: 'Open a model with batch normalization.',
    ko: '배치 정규화가 있는 모델을 여세요.',
  },
  inspectionNoWeights: {
    en: 'The checkpoint of epoch {epoch} cannot be opened: it holds neither network.',
    ko: '에포크 {epoch}의 체크포인트를 열 수 없습니다: 두 신경망이 모두 없습니다.',
  },
  inspectionOtherEpoch: { en: 'Open another epoch.', ko: '다른 에포크를 여세요.' },
} as const;
