/** What is said of a model that is looked into. A problem is the middle or the rest of a sentence. */
export const inspectMessages = {
  inspectClosed: {
    en: 'This model is no longer open.',
    ko: '살펴보던 모델이 더 이상 열려 있지 않습니다.',
  },
  inspectOpenAgain: {
    en: 'Open it again; changes to its running statistics that were not saved are gone.',
    ko: '다시 여세요. 저장하지 않은 이동 통계의 변경은 사라졌습니다.',
  },
  inspectNoCheckpoint: {
    en: '"{name}" has no checkpoint yet.',
    ko: '"{name}" 실행에는 아직 체크포인트가 없습니다.',
  },
  inspectTrainEpoch: {
    en: 'Train it for one epoch at least.',
    ko: '한 에포크 이상 학습하세요.',
  },
  inspectFileMissing: {
    en: 'The checkpoint of epoch {epoch} cannot be opened: {file} is missing.',
    ko: '에포크 {epoch}의 체크포인트를 열 수 없습니다: {file} 파일이 없습니다.',
  },
  inspectUnfit: {
    en: 'The checkpoint of epoch {epoch} cannot be opened: it does not fit the settings of the run.',
    ko: '에포크 {epoch}의 체크포인트를 열 수 없습니다: 실행의 설정과 맞지 않습니다.',
  },
  inspectOtherEpoch: { en: 'Open another epoch.', ko: '다른 에포크를 여세요.' },
  inspectNoUnit: { en: 'This model has no such unit.', ko: '이 모델에는 그런 유닛이 없습니다.' },
  inspectOtherUnit: {
    en: 'Choose another layer or unit.',
    ko: '다른 층이나 유닛을 고르세요.',
  },
  inspectMovesNothing: {
    en: 'There are no running statistics to move: {name} keeps none.',
    ko: '움직일 이동 통계가 없습니다: {name}에는 이동 통계가 없습니다.',
  },
  inspectBatchOfOne: {
    en: 'The running statistics cannot be moved: a batch of one has no unbiased variance.',
    ko: '이동 통계를 움직일 수 없습니다: 예제가 하나인 배치에는 불편 분산이 없습니다.',
  },
  inspectTwoExamples: {
    en: 'Take at least two examples; PyTorch refuses one as well.',
    ko: '예제를 둘 이상 고르세요. PyTorch도 하나는 거부합니다.',
  },
  inspectNoDigit: {
    en: 'The batch cannot be made: the split has no {digit}.',
    ko: '배치를 만들 수 없습니다: 데이터에 숫자 {digit}이(가) 없습니다.',
  },
  inspectNoExample: {
    en: 'The batch cannot be made: the split has only {count} examples, and no {index}.',
    ko: '배치를 만들 수 없습니다: 예제가 {count}개뿐이어서 {index}번은 없습니다.',
  },
  inspectOtherExamples: { en: 'Choose other examples.', ko: '다른 예제를 고르세요.' },
  inspectMomentumNone: {
    en: 'Another momentum cannot be tried on this run: {name} keeps no running statistics.',
    ko: '이 실행에서는 다른 모멘텀을 시험할 수 없습니다: {name}에는 이동 통계가 없습니다.',
  },
  inspectMomentumUnrecorded: {
    en: 'Another momentum cannot be tried on this run: its batch moments were not recorded while it was trained.',
    ko: '이 실행에서는 다른 모멘텀을 시험할 수 없습니다: 학습하는 동안 배치 통계를 기록하지 않았습니다.',
  },
  inspectOpenBatchNorm: {
    en: 'Open a model with batch normalization.',
    ko: '배치 정규화가 있는 모델을 여세요.',
  },
  inspectRecord: {
    en: 'Train it again with recording switched on.',
    ko: '기록을 켜고 다시 학습하세요.',
  },
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
