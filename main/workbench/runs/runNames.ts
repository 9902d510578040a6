import { configDifferences, LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig, SettingName } from '../../../shared/domain/config.ts';
import { NAME_LENGTH } from '../../../shared/domain/experiment.ts';
import { NORMALIZATION } from '../../../shared/domain/normalization.ts';

type Wording = Record<SettingName, (config: ExperimentConfig) => string>;

const WORDING: Wording = {
  epochs: ({ epochs }) => (epochs === 1 ? '1 epoch' : `${epochs} epochs`),
  batchSize: ({ batchSize }) => `batch ${batchSize}`,
  learningRate: ({ learningRate }) => `lr ${learningRate}`,
  optimizer: ({ optimizer }) => optimizer,
  hiddenSizes: ({ hiddenSizes }) => hiddenText(hiddenSizes),
  activation: ({ activation }) => activation,
  initialization: ({ initialization, initializationSigma }) =>
    initialization === 'normal' ? `normal(${initializationSigma})` : initialization,
  // Told by `initialization`, and of no effect unless that is `normal`.
  initializationSigma: () => '',
  normalization: ({ normalization }) => NORMALIZATION[normalization].short,
  batchNormPlacement: ({ normalization, batchNormPlacement }) =>
    `${NORMALIZATION[normalization].short} ${batchNormPlacement} activation`,
  batchNormMomentum: ({ batchNormMomentum }) => `BN momentum ${batchNormMomentum}`,
  batchNormEpsilon: ({ normalization, batchNormEpsilon }) =>
    `${NORMALIZATION[normalization].short} epsilon ${batchNormEpsilon}`,
  seed: ({ seed }) => `seed ${seed}`,
  trainSubset: ({ trainSubset }) => (trainSubset === null ? '' : `${trainSubset} examples`),
  dataset: ({ dataset }) => dataset,
};

/** `32, 32` as `32-32`; many equal layers as `10x32`. */
function hiddenText(sizes: number[]): string {
  const [first] = sizes;
  if (first === undefined) return 'no hidden layer';
  const alike = sizes.length > 3 && sizes.every((size) => size === first);
  return `hidden ${alike ? `${sizes.length}x${first}` : sizes.join('-')}`;
}

/** A run's name when nobody gave one: what differs from the lab, `lab` when nothing does. */
export function defaultName(config: ExperimentConfig): string {
  const words = configDifferences(config, LAB_CONFIG)
    .map((setting) => WORDING[setting](config))
    .filter((word) => word !== '');
  return (words.length === 0 ? 'lab' : words.join(', ')).slice(0, NAME_LENGTH);
}

/** The name of a sweep nobody named: the config it starts from, and what it goes through. */
export function sweepName(config: ExperimentConfig, settings: readonly SettingName[]): string {
  const swept = settings.map((setting) => SWEPT_WORDING[setting] ?? setting).join(' x ');
  return shortened(defaultName(config), ` · ${swept} sweep`);
}

/** The name of one run of a sweep: what tells its place from the others, and its seed where there are several. */
export function placeName(
  shared: string,
  config: ExperimentConfig,
  settings: readonly SettingName[],
  withSeed: boolean,
): string {
  const places = settings.map((setting) => placeWord(config, setting));
  const words = withSeed ? [...places, `seed ${config.seed}`] : places;
  return shortened(shared, ` · ${words.join(' · ')}`);
}

/** Settings in a sweep's name; the others by their own names. */
const SWEPT_WORDING: Partial<Record<SettingName, string>> = {
  learningRate: 'lr',
  batchSize: 'batch',
  hiddenSizes: 'hidden',
  initialization: 'init',
  initializationSigma: 'sigma',
  batchNormPlacement: 'placement',
  batchNormMomentum: 'BN momentum',
  batchNormEpsilon: 'epsilon',
  trainSubset: 'examples',
};

function placeWord(config: ExperimentConfig, setting: SettingName): string {
  if (setting === 'initializationSigma') return `sigma ${config.initializationSigma}`;
  return WORDING[setting](config) || 'all examples';
}

/** The shared part gives way where both together are too long. */
const shortened = (shared: string, ending: string): string =>
  `${shared.slice(0, NAME_LENGTH - ending.length)}${ending}`.slice(0, NAME_LENGTH);

/** The name of one of several repeats. */
export function repeatName(shared: string, seed: number): string {
  return shortened(shared, ` · seed ${seed}`);
}
