import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import {
  ACTIVATIONS,
  BATCH_NORM_PLACEMENTS,
  CONFIG_RANGES,
  HIDDEN_LAYERS,
  HIDDEN_UNITS,
  INITIALIZATIONS,
  LAB_CONFIG,
  OPTIMIZERS,
} from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NORMALIZATIONS } from '../../../shared/domain/normalization.ts';
import { choiceReader, listReader, numberReader } from './values.ts';

type Changes = Partial<ExperimentConfig>;

interface ConfigOption {
  flags: string;
  says: string;
  /** The lab's value as one would type it; left out where the lab has none. */
  lab?: string;
  read: (text: string) => Changes;
}

type NumericOption =
  'epochs' | 'batchSize' | 'learningRate' | 'batchNormMomentum' | 'batchNormEpsilon' | 'seed';

function numeric(flags: string, setting: NumericOption, says: string, reason = ''): ConfigOption {
  const read = numberReader(CONFIG_RANGES[setting], reason);
  return {
    flags,
    says,
    lab: String(LAB_CONFIG[setting]),
    read: (text) => ({ [setting]: read(text) }),
  };
}

const readSubset = numberReader(CONFIG_RANGES.trainSubset);
const readOptimizer = choiceReader(OPTIMIZERS);
const readActivation = choiceReader(ACTIVATIONS);
const readPlacement = choiceReader(BATCH_NORM_PLACEMENTS);
const readNormalization = choiceReader(NORMALIZATIONS);
const readHiddenSizes = listReader(HIDDEN_LAYERS, HIDDEN_UNITS);
const readSigma = numberReader(CONFIG_RANGES.initializationSigma);
const readInitialization = choiceReader(INITIALIZATIONS);

function initializationChanges(text: string): Changes {
  const [kind = '', sigma, ...more] = text.split(':');
  const initialization = readInitialization(kind);
  if (sigma === undefined) return { initialization };
  if (initialization === 'normal' && more.length === 0)
    return { initialization, initializationSigma: readSigma(sigma) };
  throw new InvalidArgumentError('Only normal takes a standard deviation, as in normal:0.05.');
}

/** Every option that changes the config: the table that help, parsing and the check of values come from. */
const CONFIG_OPTIONS: ConfigOption[] = [
  numeric('--epochs <n>', 'epochs', 'passes over the training examples'),
  numeric(
    '--batch-size <n>',
    'batchSize',
    'examples a mini-batch',
    'batch normalization needs two examples in a batch for a variance',
  ),
  numeric('--lr <rate>', 'learningRate', 'learning rate'),
  {
    flags: '--optimizer <name>',
    says: OPTIMIZERS.join(', '),
    lab: LAB_CONFIG.optimizer,
    read: (text) => ({ optimizer: readOptimizer(text) }),
  },
  {
    flags: '--hidden <sizes>',
    says: 'units of each hidden layer, comma between, or none',
    lab: LAB_CONFIG.hiddenSizes.join(','),
    read: (text) => ({ hiddenSizes: readHiddenSizes(text) }),
  },
  {
    flags: '--activation <name>',
    says: ACTIVATIONS.join(', '),
    lab: LAB_CONFIG.activation,
    read: (text) => ({ activation: readActivation(text) }),
  },
  {
    flags: '--init <name>',
    says: `initial weights: ${INITIALIZATIONS.join(', ')}, or normal:0.05 with its standard deviation`,
    lab: LAB_CONFIG.initialization,
    read: initializationChanges,
  },
  {
    flags: '--normalization <name>',
    says: `what the first network has: ${NORMALIZATIONS.join(', ')}`,
    lab: LAB_CONFIG.normalization,
    read: (text) => ({ normalization: readNormalization(text) }),
  },
  {
    flags: '--bn-placement <where>',
    says: `normalization ${BATCH_NORM_PLACEMENTS.join(' or ')} the activation`,
    lab: LAB_CONFIG.batchNormPlacement,
    read: (text) => ({ batchNormPlacement: readPlacement(text) }),
  },
  numeric(
    '--bn-momentum <m>',
    'batchNormMomentum',
    "share of the new batch in the running statistics (PyTorch's); layerNorm has none",
  ),
  numeric('--bn-epsilon <e>', 'batchNormEpsilon', 'added to the variance under the root'),
  numeric('--seed <n>', 'seed', 'where all randomness comes from'),
  {
    flags: '--subset <n>',
    says: 'train on this many examples only',
    read: (text) => ({ trainSubset: readSubset(text) }),
  },
];

/** Adds every option of the config to `command`; `changed` is told what each one given changes. */
export function addConfigOptions(
  command: Command,
  changed: (changes: Changes, flag: string) => void,
): void {
  for (const { flags, says, lab, read } of CONFIG_OPTIONS) {
    const description = lab === undefined ? says : `${says} (the lab: ${lab})`;
    const option = new Option(flags, description).argParser((text: string) => {
      changed(read(text), option.long ?? flags);
      return text;
    });
    command.addOption(option);
  }
}
