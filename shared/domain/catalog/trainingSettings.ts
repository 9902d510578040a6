import { choice, number, real, whole } from './kinds.ts';
import type { Setting } from './kinds.ts';

export const TRAINING_SETTINGS = {
  epochs: {
    ...number(whole(1, 1000)),
    lab: 10,
    name: { en: 'Epochs', ko: '에폭 수' },
    help: {
      en: 'How many times the networks see all training images.',
      ko: '훈련 이미지 전체를 몇 번 반복하는지 정합니다.',
    },
    term: 'epoch',
    inName: {
      en: (epochs) => (epochs === '1' ? '1 epoch' : `${epochs} epochs`),
      ko: (epochs) => `${epochs}에폭`,
    },
    flag: '--epochs <n>',
    flagHelp: 'passes over the training examples',
    otherNames: ['epoch', 'numEpochs', 'maxEpochs'],
    sweep: { from: 5, to: 20, count: 4, list: '1, 5, 10, 20' },
  },
  batchSize: {
    // In train mode the variance over a batch of one says nothing, and PyTorch refuses it.
    ...number(whole(2, 4096)),
    lab: 32,
    name: { en: 'Batch size', ko: '배치 크기' },
    help: {
      en: 'How many images a step uses. BatchNorm takes its mean and variance over them. An incomplete last batch is dropped.',
      ko: '한 스텝에 쓰는 이미지 수입니다. BatchNorm은 이만큼의 평균과 분산을 씁니다. 다 차지 않은 마지막 배치는 버립니다.',
    },
    unit: { en: 'images', ko: '개' },
    term: 'batchSize',
    flag: '--batch-size <n>',
    flagHelp: 'examples a mini-batch',
    rangeReason: {
      en: 'batch normalization needs two examples in a batch for a variance',
      ko: '배치 정규화가 분산을 구하려면 배치에 예제가 둘은 있어야 합니다',
    },
    otherNames: ['batch', 'bs'],
    sweep: { from: 8, to: 512, count: 7, byFactors: true, list: '8, 32, 128, 512' },
  },
  learningRate: {
    ...number(real(1e-6, 100, true)),
    lab: 0.01,
    name: { en: 'Learning rate', ko: '학습률' },
    help: {
      en: 'Size of a step. Networks with normalization often tolerate larger steps. You can write 1e-3.',
      ko: '한 스텝의 크기입니다. 정규화가 있는 신경망은 더 큰 값도 견디는 때가 많습니다. 1e-3처럼 쓸 수 있습니다.',
    },
    term: 'learningRate',
    flag: '--lr <rate>',
    flagHelp: 'learning rate',
    otherNames: ['lr', 'rate', 'eta', 'alpha'],
    sweep: { from: 1e-4, to: 10, count: 12, list: '0.001, 0.01, 0.1, 1' },
  },
  optimizer: {
    ...choice({
      adam: 'Adam',
      sgd: 'SGD',
      momentum: { en: 'SGD with momentum', ko: 'SGD + 모멘텀' },
    }),
    lab: 'adam',
    name: { en: 'Optimizer', ko: '옵티마이저' },
    help: {
      en: 'How gradients change the weights. Adam uses betas 0.9 and 0.999; momentum is 0.9.',
      ko: '기울기로 가중치를 바꾸는 방법입니다. Adam의 베타는 0.9와 0.999, 모멘텀은 0.9입니다.',
    },
    term: 'optimizer',
    inName: { en: (name) => name, ko: (name) => name },
    flag: '--optimizer <name>',
    flagHelp: 'adam, sgd, momentum',
    otherNames: ['opt', 'optim', 'optimiser'],
    sweep: { list: 'adam, sgd, momentum' },
  },
} as const satisfies Record<string, Setting>;
