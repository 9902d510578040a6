import { message } from '../errors/message.ts';
import { settingNumber } from '../formats/settingNumber.ts';
import type { Message } from '../errors/message.ts';
import { finding } from './finding.ts';
import type { Finding, FindingKind } from './finding.ts';
import type { ForeignNorm, ModelFormat } from './foreignModel.ts';
import type { NumberArray } from './numberArray.ts';

/** What frameworks take where a file does not say. */
const FRAMEWORK_DEFAULTS: Record<ModelFormat, { epsilon: number; momentum: number }> = {
  pytorch: { epsilon: 1e-5, momentum: 0.1 },
  torchscript: { epsilon: 1e-5, momentum: 0.1 },
  safetensors: { epsilon: 1e-5, momentum: 0.1 },
  onnx: { epsilon: 1e-5, momentum: 0.1 },
  keras: { epsilon: 1e-3, momentum: 0.01 },
  hdf5: { epsilon: 1e-3, momentum: 0.01 },
  tensorflowjs: { epsilon: 1e-3, momentum: 0.01 },
  'tensorflowjs-graph': { epsilon: 1e-3, momentum: 0.01 },
};

/** The two epsilons in common use: PyTorch's and Keras's defaults. */
const SMALL_EPSILON = 1e-5;
const LARGE_EPSILON = 1e-3;
/** Relative changes of the output that are worth telling. */
const NOTABLE = 0.01;
const REVERSED_MOMENTUM = 0.5;
/** Shares of a layer's median. */
const DEAD_SHARE = 1e-3;
const EXPLODING_RATIO = 100;
/** The largest half-precision number, and half of the smallest. */
const HALF_MOST = 65_504;
const HALF_LEAST = 6e-8;

/** A norm with what its framework takes where the file does not say. */
interface Judged {
  norm: ForeignNorm;
  epsilon: number;
  momentum: number;
}

/** A layer's epsilon: its own, or what its framework takes where the file does not say. */
export const epsilonOf = (norm: ForeignNorm, format: ModelFormat): number =>
  norm.epsilon ?? FRAMEWORK_DEFAULTS[format].epsilon;

/** A layer's momentum as PyTorch counts it, likewise. */
export const momentumOf = (norm: ForeignNorm, format: ModelFormat): number =>
  norm.momentum ?? FRAMEWORK_DEFAULTS[format].momentum;

type Rule = (judged: Judged) => Finding[];

/** What the rules find in one layer. */
export function normFindings(norm: ForeignNorm, format: ModelFormat): Finding[] {
  const judged = {
    norm,
    epsilon: epsilonOf(norm, format),
    momentum: momentumOf(norm, format),
  };
  const found = RULES.flatMap((rule) => rule(judged));
  return format === 'onnx' ? [...trainingModeExported(judged), ...found] : found;
}

const about = (
  { fullPath: layer }: ForeignNorm,
  kind: FindingKind,
  meaning: Message,
  channels: number[] = [],
): Finding => finding(kind, meaning, { layer, channels });

const valuesOf = (array: NumberArray | null): Float64Array => array?.values ?? new Float64Array();

/** The places whose value fulfils `test`. */
const placesWhere = (values: Float64Array, test: (value: number, place: number) => boolean) =>
  [...values].flatMap((value, place) => (test(value, place) ? [place] : []));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

const largest = (values: Iterable<number>): number => {
  let most = -Infinity;
  for (const value of values) most = Math.max(most, value);
  return most;
};

/** gamma / sqrt(v + e), what a channel's input is multiplied with in eval mode; gamma is 1 where there is none. */
export function evalScaleOf({ gamma, variance }: ForeignNorm, epsilon: number): Float64Array {
  return valuesOf(variance).map((v, channel) => {
    const factor = gamma === null ? 1 : (gamma.values[channel] ?? 0);
    return factor / Math.sqrt(v + epsilon);
  });
}

function notFinite({ norm }: Judged): Finding[] {
  const { gamma, beta, mean, variance } = norm;
  const channels = new Set<number>();
  for (const array of [gamma, beta, mean, variance]) {
    for (const place of placesWhere(valuesOf(array), (value) => !Number.isFinite(value))) {
      channels.add(place);
    }
  }
  for (const place of placesWhere(valuesOf(variance), (value) => value < 0)) channels.add(place);
  if (channels.size === 0) return [];
  const meaning = message('notFiniteMeaning', { count: channels.size, all: norm.channels });
  const sorted = [...channels].sort((one, other) => one - other);
  return [about(norm, 'notFinite', meaning, sorted)];
}

function isUntrained({ norm: { mean, variance } }: Judged): boolean {
  if (mean === null || variance === null) return false;
  return mean.values.every((m) => m === 0) && variance.values.every((v) => v === 1);
}

function neverTrained(judged: Judged): Finding[] {
  return isUntrained(judged)
    ? [about(judged.norm, 'neverTrained', message('neverTrainedMeaning'))]
    : [];
}

/** Statistics that moved though no batch was counted: converted weights, or a counter that was not saved. */
function counterLost(judged: Judged): Finding[] {
  const { norm } = judged;
  const isLost = norm.counter === 0 && norm.mean !== null && !isUntrained(judged);
  return isLost ? [about(norm, 'counterLost', message('counterLostMeaning'))] : [];
}

/** (1 - m)^n of the initial statistics is left after n batches. */
function tooFewSteps(judged: Judged): Finding[] {
  const { norm, momentum } = judged;
  const { counter } = norm;
  if (counter === null || counter <= 0 || isUntrained(judged) || Number.isNaN(momentum)) return [];
  const left = (1 - momentum) ** counter;
  if (left <= NOTABLE) return [];
  const values = { count: counter, share: percent(left), momentum: String(momentum) };
  return [about(norm, 'tooFewSteps', message('tooFewStepsMeaning', values))];
}

function momentumReversed({ norm }: Judged): Finding[] {
  const { momentum, kind } = norm;
  const isReversed = kind === 'batchNorm' && momentum !== null && momentum >= REVERSED_MOMENTUM;
  if (!isReversed) return [];
  const values = {
    momentum: String(momentum),
    keras: String(Number((1 - momentum).toPrecision(9))),
  };
  return [about(norm, 'momentumReversed', message('momentumReversedMeaning', values))];
}

/** How much the output changes where the other common epsilon is taken. */
function epsilonMatters({ norm }: Judged): Finding[] {
  const change = valuesOf(norm.variance).map((v) =>
    v >= 0 ? Math.sqrt((v + LARGE_EPSILON) / (v + SMALL_EPSILON)) - 1 : 0,
  );
  const channels = placesWhere(change, (value) => value > NOTABLE);
  if (channels.length === 0) return [];
  const values = {
    ...{ count: channels.length, all: norm.channels },
    change: percent(largest(change)),
  };
  return [about(norm, 'epsilonMatters', message('epsilonMattersMeaning', values), channels)];
}

function deadChannel({ norm }: Judged): Finding[] {
  const sizes = valuesOf(norm.gamma).map(Math.abs);
  const usual = median([...sizes]);
  const channels = placesWhere(sizes, (size) => size === 0 || size < DEAD_SHARE * usual);
  if (channels.length === 0) return [];
  const values = { count: channels.length, all: sizes.length };
  return [about(norm, 'deadChannel', message('deadChannelMeaning', values), channels)];
}

function silentInput({ norm, epsilon }: Judged): Finding[] {
  const channels = placesWhere(valuesOf(norm.variance), (v) => v >= 0 && v < epsilon);
  if (channels.length === 0) return [];
  const values = {
    ...{ count: channels.length, all: norm.channels },
    epsilon: settingNumber(epsilon),
  };
  return [about(norm, 'silentInput', message('silentInputMeaning', values), channels)];
}

function explodingScale({ norm, epsilon }: Judged): Finding[] {
  const scales = evalScaleOf(norm, epsilon).map(Math.abs);
  const usual = median([...scales].filter(Number.isFinite));
  const channels = placesWhere(scales, (scale) => scale > EXPLODING_RATIO * usual);
  if (channels.length === 0 || usual === 0) return [];
  const ratio = Math.round(largest(channels.map((place) => scales[place] ?? 0)) / usual);
  const values = { count: channels.length, all: norm.channels, ratio };
  return [about(norm, 'explodingScale', message('explodingScaleMeaning', values), channels)];
}

function halfPrecision({ norm }: Judged): Finding[] {
  const { mean, variance } = norm;
  if (mean === null || variance === null) return [];
  const stored = [mean, variance].find(({ dtype }) => /float16/.test(dtype));
  const beyond = placesWhere(
    variance.values,
    (v, place) =>
      v > HALF_MOST || (v >= 0 && v < HALF_LEAST) || Math.abs(mean.values[place] ?? 0) > HALF_MOST,
  );
  if (stored !== undefined) {
    return [about(norm, 'halfPrecision', message('halfPrecisionStored', { dtype: stored.dtype }))];
  }
  if (beyond.length === 0) return [];
  const meaning = message('halfPrecisionBeyond', { count: beyond.length, all: norm.channels });
  return [about(norm, 'halfPrecision', meaning, beyond)];
}

function noStatistics({ norm }: Judged): Finding[] {
  const isKeptNowhere = norm.kind === 'batchNorm' && (norm.mean ?? norm.variance) === null;
  return isKeptNowhere ? [about(norm, 'noStatistics', message('noStatisticsMeaning'))] : [];
}

function trainingModeExported({ norm }: Judged): Finding[] {
  return norm.isTraining === true
    ? [about(norm, 'trainingModeExported', message('trainingModeExportedMeaning'))]
    : [];
}

const RULES: readonly Rule[] = [
  notFinite,
  noStatistics,
  neverTrained,
  tooFewSteps,
  momentumReversed,
  deadChannel,
  silentInput,
  explodingScale,
  halfPrecision,
  counterLost,
  epsilonMatters,
];

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;
