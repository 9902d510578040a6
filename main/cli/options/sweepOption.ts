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

/** `learningRate=1e-4..10:12`, `batchSize=16,32,64`; a setting whose steps are factors is spaced by factors. */
function readAxis(text: string): SweepAxis {
  const [name = '', spec = ''] = text.split('=', 2);
  const setting = SWEPT_SETTINGS.find((one) => one === name.trim());
  if (setting === undefined) {
    throw new InvalidArgumentError(
      `It must be one of ${SWEPT_SETTINGS.join(', ')}, then = and values.`,
    );
  }
  const range = /^(.+)\.\.(.+):(\d{1,3})$/.exec(spec.trim());
  if (range === null) {
    return { setting, values: spec.split(',').map((part) => READERS[setting](part.trim())) };
  }
  const [from, to] = [READERS[setting](range[1] ?? ''), READERS[setting](range[2] ?? '')];
  const count = numberReader({ min: 2, max: 100, integer: true, logarithmic: false })(
    range[3] ?? '',
  );
  if (!(setting in CONFIG_RANGES) || typeof from !== 'number' || typeof to !== 'number') {
    throw new InvalidArgumentError(`${setting} takes no range; put commas between its values.`);
  }
  const limits: NumberRange = CONFIG_RANGES[setting as keyof typeof CONFIG_RANGES];
  const spaced = (limits.logarithmic ? logSpaced : evenlySpaced)(from, to, count);
  return { setting, values: limits.integer ? [...new Set(spaced.map(Math.round))] : spaced };
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
