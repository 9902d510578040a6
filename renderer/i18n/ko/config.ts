import type { Messages } from '../messages.ts';

export const config: Messages['config'] = {
  names: {
    epochs: '에폭 수',
    batchSize: '배치 크기',
    learningRate: '학습률',
    optimizer: '옵티마이저',
    hiddenSizes: '은닉층',
    activation: '활성화 함수',
    initialization: '가중치 초기화',
    initializationSigma: '가중치 표준편차',
    batchNormPlacement: 'BN 위치',
    batchNormMomentum: 'BN 모멘텀',
    batchNormEpsilon: 'BN 엡실론',
    seed: '시드',
    trainSubset: '학습 데이터 수',
    dataset: '데이터셋',
  },
  optimizer: { adam: 'Adam', sgd: 'SGD', momentum: 'SGD + 모멘텀' },
  activation: { relu: 'ReLU', sigmoid: '시그모이드', tanh: 'Tanh' },
  initialization: {
    pytorch: 'PyTorch 기본값',
    xavier: 'Xavier',
    he: 'He',
    normal: '정규분포',
  },
  batchNormPlacement: { before: '활성화 함수 앞', after: '활성화 함수 뒤' },
  dataset: { mnist: 'MNIST', digits: '내장 숫자' },
  noHiddenLayers: '없음 (소프트맥스 회귀)',
  layersOfUnits: '{layers}층 × {units}',
  allExamples: '전체',
};
