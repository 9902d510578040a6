import { InvalidArgumentError } from 'commander';
import {
  ACTIVATIONS,
  BATCH_NORM_PLACEMENTS,
  CONFIG_RANGES,
  HIDDEN_LAYERS,
  HIDDEN_UNITS,
  INITIALIZATIONS,
  OPTIMIZERS,
} from '../../../shared/domain/config.ts';
import type { NumberRange } from '../../../shared/domain/config.ts';
import { NORMALIZATIONS } from '../../../shared/domain/normalization.ts';
import { evenlySpaced, logSpaced, SWEPT_SETTINGS } from '../../../shared/domain/sweep.ts';
import type { SweepAxis, SweepValue, SweptSetting } from '../../../shared/domain/sweep.ts';
import { settingMeant } from './settingNames.ts';
import { choiceReader, listReader, numberReader } from './values.ts';

type ValueReader = (text: string) => SweepValue;

const readLayers = listReader(HIDDEN_LAYERS, HIDDEN_UNITS);
const readSubset = numberReader(CONFIG_RANGES.trainSubset);

/** How one value of each setting is written: layers as `32-32`, all examples as `all`. */
const READERS: Record<SweptSetting, ValueReader> = {
  learningRate: numberReader(CONFIG_RANGES.learningRate),
  batchSize: numberReader(CONFIG_RANGES.batchSize),
  hiddenSizes: (text) => readLayers(text.replaceAll('-', ',')),
  optimizer: choiceReader(OPTIMIZERS),
  activation: choiceReader(ACTIVATIONS),
  initialization: choiceReader(INITIALIZATIONS),
  initializationSigma: numberReader(CONFIG_RANGES.initializationSigma),
  normalization: choiceReader(NORMALIZATIONS),
  batchNormPlacement: choiceReader(BATCH_NORM_PLACEMENTS),
  batchNormMomentum: numberReader(CONFIG_RANGES.batchNormMomentum),
  batchNormEpsilon: numberReader(CONFIG_RANGES.batchNormEpsilon),
  trainSubset: (text) => (text === 'all' ? null : readSubset(text)),
  epochs: numberReader(CONFIG_RANGES.epochs),
};

const SWEEP_COUNT: NumberRange = { min: 2, max: 100, integer: true, logarithmic: false };
const readCount = numberReader(SWEEP_COUNT);

/** `learningRate=1e-4..10:12`, `batchSize=16,32,64`; a setting whose steps are factors is spaced by factors. */
function readAxis(text: string): SweepAxis {
  const [name = '', spec = ''] = text.split('=', 2).map((part) => part.trim());
  const setting = SWEPT_SETTINGS.find((one) => one === name);
  if (setting === undefined) throw new InvalidArgumentError(settingHint(name, spec));
  if (spec === '') {
    throw new InvalidArgumentError(`The values of ${setting} are missing: ${setting}=one,another.`);
  }
  if (spec.includes('..')) return { setting, values: rangeOf(setting, spec) };
  return { setting, values: spec.split(',').map((part) => READERS[setting](part.trim())) };
}

function rangeOf(setting: SweptSetting, spec: string): SweepValue[] {
  const [ends = '', count, ...more] = spec.split(':');
  const [from = '', to = '', ...others] = ends.split('..').map((part) => part.trim());
  if (!(setting in CONFIG_RANGES)) {
    throw new InvalidArgumentError(`${setting} takes no range; put commas between its values.`);
  }
  if (others.length > 0 || more.length > 0 || from === '' || to === '') {
    throw new InvalidArgumentError(`A range is written ${setting}=from..to:count.`);
  }
  const limits: NumberRange = CONFIG_RANGES[setting as keyof typeof CONFIG_RANGES];
  const read = numberReader(limits);
  const [first, last] = [read(from), read(to)];
  if (count === undefined) {
    throw new InvalidArgumentError(
      `A range needs a count of its values: ${setting}=${from}..${to}:5 goes through five.`,
    );
  }
  const spaced = (limits.logarithmic ? logSpaced : evenlySpaced)(first, last, countOf(count));
  return limits.integer ? [...new Set(spaced.map(Math.round))] : spaced;
}

function countOf(text: string): number {
  try {
    return readCount(text.trim());
  } catch {
    const { min, max } = SWEEP_COUNT;
    throw new InvalidArgumentError(
      `The count of values after the colon must be a whole number from ${min} to ${max}.`,
    );
  }
}

/** What to write for a name that no setting which can be swept has. */
function settingHint(name: string, spec: string): string {
  const meant = settingMeant(name);
  if (meant === 'seed') return seedHint(spec);
  if (meant === 'dataset') {
    return 'A sweep goes through settings on one data set: train on each of the others with --data.';
  }
  const guess = meant === null ? '' : `Did you mean ${meant}? `;
  return `${guess}It must be one of ${SWEPT_SETTINGS.join(', ')}, then = and values.`;
}

function seedHint(spec: string): string {
  const seeds = spec.split(',').map(Number);
  const [first = NaN] = seeds;
  const follow = Number.isInteger(first) && seeds.every((seed, index) => seed === first + index);
  const [seed, repeats] = follow && seeds.length > 1 ? [first, seeds.length] : [1, 3];
  return `Seeds are what repeats go through: --repeats ${repeats} --seed ${seed} takes ${repeats} from ${seed} on.`;
}

/** Gathers `--sweep`, which may be given for two settings. */
export function addAxis(text: string, before: SweepAxis[] = []): SweepAxis[] {
  const axis = readAxis(text);
  if (before.length === 2)
    throw new InvalidArgumentError('At most two settings can be swept at once.');
  if (before.some(({ setting }) => setting === axis.setting)) {
    throw new InvalidArgumentError(`${axis.setting} is swept already.`);
  }
  return [...before, axis];
}
