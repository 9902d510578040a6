import { describe, expect, it } from 'vitest';
import type { FindingKind } from '../../../../shared/models/finding.ts';
import { findingsOf } from '../../../../shared/models/findings.ts';
import type { ForeignModel, ForeignNorm } from '../../../../shared/models/foreignModel.ts';
import type { Dtype, NumberArray } from '../../../../shared/models/numberArray.ts';

const array = (values: number[], dtype: Dtype = 'float32'): NumberArray => ({
  dtype,
  shape: [values.length],
  values: Float64Array.from(values),
});

/** A layer in which nothing is to be found. */
const HEALTHY: ForeignNorm = {
  path: 'bn',
  fullPath: 'bn',
  kind: 'batchNorm',
  channels: 4,
  gamma: array([1, 1.5, 0.5, -1]),
  beta: array([0, 0.1, -0.1, 0.2]),
  mean: array([0.1, -0.2, 0.3, 0]),
  variance: array([1, 2, 0.5, 1.5]),
  epsilon: 1e-5,
  momentum: 0.1,
  counter: 1000,
  isFrozen: false,
  isTraining: false,
};

const model = (norms: ForeignNorm[], changes: Partial<ForeignModel> = {}): ForeignModel => ({
  fileName: 'model.pth',
  format: 'pytorch',
  version: null,
  size: 1000,
  arrays: 10,
  norms,
  convolutions: null,
  notices: [],
  ...changes,
});

const kindsIn = (found: ForeignModel): FindingKind[] => findingsOf(found).map(({ kind }) => kind);
const kindsOf = (changes: Partial<ForeignNorm>) => kindsIn(model([{ ...HEALTHY, ...changes }]));

/** sqrt((v + 1e-3) / (v + 1e-5)) - 1 is 1 % at this variance. */
const EPSILON_EDGE = (1e-3 - 1e-5 * 1.01 ** 2) / (1.01 ** 2 - 1);
/** 0.9^n is 1 % between these two. */
const [STEPS_SHORT, STEPS_ENOUGH] = [43, 44];

type Pair = [FindingKind, Partial<ForeignNorm>, Partial<ForeignNorm>];
const PAIRS: Pair[] = [
  ['notFinite', { beta: array([0, NaN, 0, 0]) }, { beta: array([0, 1e30, 0, 0]) }],
  ['notFinite', { variance: array([1, 2, -1e-9, 1]) }, { variance: array([1, 2, 0, 1]) }],
  [
    'neverTrained',
    { mean: array([0, 0, 0, 0]), variance: array([1, 1, 1, 1]) },
    { mean: array([0, 0, 0, 1e-7]), variance: array([1, 1, 1, 1]) },
  ],
  ['counterLost', { counter: 0 }, { counter: 1000 }],
  [
    'counterLost',
    { counter: 0 },
    { counter: 0, mean: array([0, 0, 0, 0]), variance: array([1, 1, 1, 1]) },
  ],
  ['tooFewSteps', { counter: STEPS_SHORT }, { counter: STEPS_ENOUGH }],
  ['tooFewSteps', { counter: STEPS_SHORT, momentum: null }, { counter: 43, momentum: NaN }],
  ['momentumReversed', { momentum: 0.5 }, { momentum: 0.49 }],
  [
    'epsilonMatters',
    { variance: array([1, 2, EPSILON_EDGE * 0.999, 1]) },
    { variance: array([1, 2, EPSILON_EDGE * 1.001, 1]) },
  ],
  ['deadChannel', { gamma: array([1, 1, 1, 0.00099]) }, { gamma: array([1, 1, 1, 0.00101]) }],
  ['deadChannel', { gamma: array([0, 0, 0, 0]) }, { gamma: array([1e-30, 1e-30, 1e-30, 1e-30]) }],
  ['silentInput', { variance: array([1, 2, 0.99e-5, 1]) }, { variance: array([1, 2, 1.01e-5, 1]) }],
  [
    'explodingScale',
    { gamma: null, variance: array([1, 1, 1, 0.99e-4 - 1e-5]) },
    { gamma: null, variance: array([1, 1, 1, 1.01e-4 - 1e-5]) },
  ],
  [
    'halfPrecision',
    { variance: array([1, 1, 1, 1], 'float16') },
    { gamma: array([1, 1, 1, 1], 'float16'), beta: array([0, 0, 0, 0], 'float16') },
  ],
  ['halfPrecision', { mean: array([0, 1, 0, 0], 'bfloat16') }, { mean: array([0, 1, 0, 0]) }],
  ['halfPrecision', { mean: array([0, 0, 65_505, 0]) }, { mean: array([0, 0, 65_503, 0]) }],
  ['halfPrecision', { variance: array([1, 1, 1, 5.9e-8]) }, { variance: array([1, 1, 1, 6.1e-8]) }],
  ['noStatistics', { mean: null, variance: null }, { kind: 'unknown', mean: null, variance: null }],
  [
    'noStatistics',
    { mean: null, variance: null, gamma: null, beta: null },
    { gamma: null, beta: null },
  ],
];

describe('findingsOf', () => {
  it('finds nothing in a healthy layer', () => {
    expect(findingsOf(model([HEALTHY]))).toEqual([]);
  });

  it.each(PAIRS)('finds %s, and not just beside its bound', (kind, has, hasNot) => {
    expect(kindsOf(has)).toContain(kind);
    expect(kindsOf(hasNot)).not.toContain(kind);
  });

  it('names the channels and the layer', () => {
    const [found] = findingsOf(
      model([{ ...HEALTHY, fullPath: 'module.bn', gamma: array([1, 0, 1, 0]) }]),
    );
    expect(found).toMatchObject({ layer: 'module.bn', channels: [1, 3], severity: 'warning' });
  });

  it('names the half precision of the array that has it', () => {
    const [found] = findingsOf(model([{ ...HEALTHY, variance: array([1, 1, 1, 1], 'bfloat16') }]));
    expect(found?.meaning.values).toEqual({ dtype: 'bfloat16' });
  });

  it('finds a layer exported in train mode in ONNX only, as PyTorch models are saved in either', () => {
    const training = [{ ...HEALTHY, isTraining: true }];
    expect(kindsIn(model(training, { format: 'onnx' }))).toEqual(['trainingModeExported']);
    expect(kindsIn(model(training))).toEqual([]);
  });

  it('finds folding where there are convolutions and no normalization', () => {
    expect(kindsIn(model([], { format: 'onnx', convolutions: 1 }))).toEqual(['folded']);
    expect(kindsIn(model([], { format: 'onnx', convolutions: 0 }))).toEqual([]);
    expect(kindsIn(model([HEALTHY], { format: 'onnx', convolutions: 1 }))).toEqual([]);
    expect(kindsIn(model([], { format: 'tensorflowjs', convolutions: 1 }))).toEqual([]);
  });

  it('finds counters and epsilons that differ between layers', () => {
    const other = (changes: Partial<ForeignNorm>) => ({ ...HEALTHY, path: 'bn2', ...changes });
    expect(kindsIn(model([HEALTHY, other({ counter: 999 })]))).toEqual(['countersDiffer']);
    expect(kindsIn(model([HEALTHY, other({ epsilon: 1e-3 })]))).toEqual(['epsilonsDiffer']);
    expect(kindsIn(model([HEALTHY, other({ counter: null, epsilon: null })]))).toEqual([]);
  });

  it('takes Keras’s epsilon for a Keras model that does not tell its own', () => {
    const norm = { ...HEALTHY, epsilon: null, variance: array([1, 2, 1e-4, 1]) };
    expect(kindsIn(model([norm], { format: 'keras' }))).toContain('silentInput');
    expect(kindsIn(model([norm]))).not.toContain('silentInput');
  });

  it('puts the gravest first', () => {
    const norms = [
      { ...HEALTHY, gamma: array([1, 0, 1, 1]) },
      { ...HEALTHY, path: 'bn2', beta: array([Infinity, 0, 0, 0]) },
    ];
    expect(kindsIn(model(norms))).toEqual(['notFinite', 'deadChannel']);
  });
});
