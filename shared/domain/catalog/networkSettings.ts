import { settingNumber } from '../../formats/settingNumber.ts';
import { choice, layers, lowerFirst, number, real, whole } from './kinds.ts';
import type { Setting } from './kinds.ts';

export const NETWORK_SETTINGS = {
  hiddenSizes: {
    // No hidden layer is softmax regression.
    ...layers(whole(0, 20), whole(1, 1024), {
      en: 'None (softmax regression)',
      ko: '없음 (소프트맥스 회귀)',
    }),
    lab: [32, 32],
    name: { en: 'Hidden layers', ko: '은닉층' },
    help: {
      en: 'Units of each hidden layer, from input to output. Each hidden layer has its own normalization.',
      ko: '입력 쪽부터 각 은닉층의 유닛 수입니다. 은닉층마다 정규화가 하나씩 붙습니다.',
    },
    term: 'hiddenLayer',
    inName: {
      en: (sizes, { hiddenSizes }) =>
        hiddenSizes.length === 0 ? 'no hidden layers' : `hidden layers ${sizes}`,
      ko: (sizes, { hiddenSizes }) =>
        hiddenSizes.length === 0 ? '은닉층 없음' : `은닉층 ${sizes}`,
    },
    flag: '--hidden <sizes>',
    flagHelp: 'units of each hidden layer, comma between, or none',
    otherNames: ['hidden', 'layers', 'hiddenLayers', 'units', 'depth', 'width'],
    sweep: { list: 'none, 32, 32-32, 32-32-32-32' },
  },
  activation: {
    ...choice({ relu: 'ReLU', sigmoid: { en: 'Sigmoid', ko: '시그모이드' }, tanh: 'Tanh' }),
    lab: 'relu',
    name: { en: 'Activation', ko: '활성화 함수' },
    help: {
      en: 'The function after each hidden layer. Sigmoid and tanh are flat at both ends, so gradients shrink.',
      ko: '은닉층 다음의 함수입니다. 시그모이드와 tanh는 양끝이 평평해 기울기가 줄어듭니다.',
    },
    term: 'activation',
    segmented: true,
    inName: { en: lowerFirst, ko: (name) => name },
    flag: '--activation <name>',
    flagHelp: 'relu, sigmoid, tanh',
    otherNames: ['act', 'nonlinearity'],
    sweep: { list: 'relu, sigmoid, tanh' },
  },
  initialization: {
    ...choice({
      pytorch: { en: 'PyTorch default', ko: 'PyTorch 기본값' },
      xavier: 'Xavier',
      he: 'He',
      normal: { en: 'Normal', ko: '정규분포' },
    }),
    lab: 'pytorch',
    name: { en: 'Initialization', ko: '가중치 초기화' },
    help: {
      en: 'The first weights. PyTorch draws them uniformly from ±1/√inputs. Both networks start from the same weights.',
      ko: '가중치의 시작 값입니다. PyTorch 기본값은 ±1/√입력 수의 균등분포입니다. 두 신경망은 같은 값에서 시작합니다.',
    },
    term: 'initialization',
    inName: {
      en: (name, { initializationSigma }) =>
        name === 'Normal'
          ? `normal weights σ ${settingNumber(initializationSigma)}`
          : `${name} weights`,
      ko: (name, { initializationSigma }) =>
        name === '정규분포'
          ? `정규분포 가중치 σ ${settingNumber(initializationSigma)}`
          : `${name} 가중치`,
    },
    flag: '--init <name>',
    flagHelp:
      'initial weights: pytorch, xavier, he, normal, or normal:0.05 with its standard deviation',
    otherNames: ['init', 'initialization', 'weightInit'],
    sweep: { list: 'pytorch, xavier, he, normal' },
  },
  initializationSigma: {
    ...number(real(1e-6, 100, true)),
    lab: 0.01,
    name: { en: 'Weight standard deviation', ko: '가중치 표준편차' },
    help: {
      en: 'Standard deviation of the normal distribution. Biases start at 0.',
      ko: '정규분포의 표준편차입니다. 편향은 0에서 시작합니다.',
    },
    term: 'initialization',
    shown: ({ initialization }) => initialization === 'normal',
    inName: { en: (sigma) => `σ ${sigma}`, ko: (sigma) => `σ ${sigma}` },
    flag: '--init normal:0.05',
    otherNames: ['sigma', 'std', 'initSigma', 'initStd'],
    sweep: { from: 0.001, to: 1, count: 7, list: '0.001, 0.01, 0.1, 1' },
  },
} as const satisfies Record<string, Setting>;
