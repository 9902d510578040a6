import { message, messageText } from '../errors/message.ts';
import type { Message } from '../errors/message.ts';
import { WorkbenchError } from '../errors/workbenchError.ts';
import { keepsRunningStatistics, NORMALIZATIONS } from './normalization.ts';
import { z } from './schema.ts';

export const OPTIMIZERS = ['adam', 'sgd', 'momentum'] as const;
export const ACTIVATIONS = ['relu', 'sigmoid', 'tanh'] as const;
export const INITIALIZATIONS = ['pytorch', 'xavier', 'he', 'normal'] as const;
export const BATCH_NORM_PLACEMENTS = ['before', 'after'] as const;

export type Optimizer = (typeof OPTIMIZERS)[number];
export type Activation = (typeof ACTIVATIONS)[number];
export type BatchNormPlacement = (typeof BATCH_NORM_PLACEMENTS)[number];

export interface NumberRange {
  min: number;
  max: number;
  integer: boolean;
  /** True where steps are felt as factors (learning rate), so that sliders and sweeps go by powers. */
  logarithmic: boolean;
}

const whole = (min: number, max: number): NumberRange => ({
  min,
  max,
  integer: true,
  logarithmic: false,
});
const real = (min: number, max: number, logarithmic = false): NumberRange => ({
  min,
  max,
  integer: false,
  logarithmic,
});

/** The range of every numeric setting; form, command line, sweeps and validation all read it here. */
export const CONFIG_RANGES = {
  epochs: whole(1, 1000),
  /** At least 2: in train mode the variance over a batch of one says nothing, and PyTorch refuses it. */
  batchSize: whole(2, 4096),
  learningRate: real(1e-6, 100, true),
  initializationSigma: real(1e-6, 100, true),
  batchNormMomentum: real(0, 1),
  batchNormEpsilon: real(1e-12, 1, true),
  seed: whole(0, 0xffffffff),
  trainSubset: whole(2, 60_000),
} as const satisfies Record<string, NumberRange>;
export type NumericSetting = keyof typeof CONFIG_RANGES;

/** Number of hidden layers and units of each: 0 layers is softmax regression. */
export const HIDDEN_LAYERS = whole(0, 20);
export const HIDDEN_UNITS = whole(1, 1024);

/** How many runs, with consecutive seeds, one request starts. */
export const REPEATS = whole(1, 100);

/** Schema of a number in `range`. */
export function numberIn(range: NumberRange) {
  const inRange = z.number().min(range.min).max(range.max);
  return range.integer ? inRange.int() : inRange;
}

/** The data set to train on: MNIST, the digits drawn by the program, or an imported set by its id. */
const datasetIdSchema = z.string().regex(/^(mnist|digits|imported-[a-z0-9-]{1,64})$/);

export const experimentConfigSchema = z.strictObject({
  epochs: numberIn(CONFIG_RANGES.epochs),
  batchSize: numberIn(CONFIG_RANGES.batchSize),
  learningRate: numberIn(CONFIG_RANGES.learningRate),
  optimizer: z.enum(OPTIMIZERS),
  hiddenSizes: z.array(numberIn(HIDDEN_UNITS)).min(HIDDEN_LAYERS.min).max(HIDDEN_LAYERS.max),
  activation: z.enum(ACTIVATIONS),
  initialization: z.enum(INITIALIZATIONS),
  /** Standard deviation of the weights when `initialization` is `normal`; biases are then 0. */
  initializationSigma: numberIn(CONFIG_RANGES.initializationSigma),
  /** What the first of the two networks has and the other has not. Runs saved before there was a choice leave it out. */
  normalization: z.enum(NORMALIZATIONS).default('batchNorm'),
  /** Whether the normalization, of either kind, comes before or after the activation. */
  batchNormPlacement: z.enum(BATCH_NORM_PLACEMENTS),
  /** PyTorch's momentum: running = (1 - momentum) running + momentum batch. Keras's is 1 minus it. Of no effect without running statistics. */
  batchNormMomentum: numberIn(CONFIG_RANGES.batchNormMomentum),
  /** Of either normalization. */
  batchNormEpsilon: numberIn(CONFIG_RANGES.batchNormEpsilon),
  seed: numberIn(CONFIG_RANGES.seed),
  /** Train on this many of the examples only, taken by the seed; null for all. */
  trainSubset: numberIn(CONFIG_RANGES.trainSubset).nullable(),
  dataset: datasetIdSchema,
});

/** Everything that decides a run's numbers: same config, same machine, same numbers to the last bit. */
export type ExperimentConfig = z.infer<typeof experimentConfigSchema>;

/** The course's lab, which all defaults are. */
export const LAB_CONFIG: ExperimentConfig = {
  epochs: 10,
  batchSize: 32,
  learningRate: 0.01,
  optimizer: 'adam',
  hiddenSizes: [32, 32],
  activation: 'relu',
  initialization: 'pytorch',
  initializationSigma: 0.01,
  normalization: 'batchNorm',
  batchNormPlacement: 'before',
  batchNormMomentum: 0.1,
  batchNormEpsilon: 1e-5,
  seed: 1,
  trainSubset: null,
  dataset: 'mnist',
};

/** What is wrong with a setting: the middle of a sentence, and its English for the command line. */
export interface ConfigProblem {
  setting: string;
  problem: Message;
  message: string;
}

/** What may be wrong with `value` as a config, one problem a setting; empty when it is good. */
export function configProblems(value: unknown): ConfigProblem[] {
  const parsed = experimentConfigSchema.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path }) => {
      const setting = String(path[0] ?? 'config');
      return configProblem(setting, wrongValue(setting));
    });
  }
  const { batchSize: batch, trainSubset: examples } = parsed.data;
  if (examples !== null && examples < batch) {
    return [configProblem('trainSubset', message('settingBatchUnfilled', { examples, batch }))];
  }
  return [];
}

const configProblem = (setting: string, problem: Message): ConfigProblem => ({
  setting,
  problem,
  message: messageText(problem, 'en'),
});

function wrongValue(setting: string): Message {
  const ranges: Partial<Record<string, NumberRange>> = CONFIG_RANGES;
  const range = ranges[setting];
  if (range === undefined) return message('settingWrong', { setting });
  return message('settingOutOfRange', { setting, min: range.min, max: range.max });
}

/**
 * The config in `value`, with the lab's value wherever it leaves a setting out.
 * @throws {WorkbenchError} `config-invalid`, naming the first bad setting.
 */
export function parseConfig(value: Partial<ExperimentConfig>): ExperimentConfig {
  const config = { ...LAB_CONFIG, ...value };
  const [wrong] = configProblems(config);
  if (wrong === undefined) return config;
  throw new WorkbenchError(
    'config-invalid',
    message('settingUnusable', { problem: wrong.problem }),
    message('settingCorrect'),
    { params: { setting: wrong.setting } },
  );
}

export type SettingName = keyof ExperimentConfig;

/** Every setting, in the order of the form. */
export const SETTING_NAMES = Object.keys(LAB_CONFIG) as SettingName[];

/** Whether a setting has any say in a run of that config: there is no momentum without running statistics. */
export const settingApplies = (config: ExperimentConfig, setting: SettingName): boolean =>
  setting !== 'batchNormMomentum' || keepsRunningStatistics(config.normalization);

/** The settings in which two configs differ, in the order of the form; those with no say in one of them aside. */
export function configDifferences(a: ExperimentConfig, b: ExperimentConfig): SettingName[] {
  return SETTING_NAMES.filter(
    (name) =>
      JSON.stringify(a[name]) !== JSON.stringify(b[name]) &&
      settingApplies(a, name) &&
      settingApplies(b, name),
  );
}
