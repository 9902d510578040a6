import type { SettingName } from '../../../shared/domain/catalog/catalog.ts';
import { wordsIn } from '../../../shared/domain/catalog/kinds.ts';
import type { MessageLanguage } from '../../../shared/errors/message.ts';
import { configDifferences, LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NAME_LENGTH } from '../../../shared/domain/experiment.ts';
import { PRESET_NAMES, presetConfig, PRESETS } from '../../../shared/domain/presets.ts';
import type { PresetName } from '../../../shared/domain/presets.ts';
import { settingInName, sweepInName } from '../../../shared/report/settingWords.ts';

/** What names are made with: the language they are in, and what the data set is called, where it is known. */
export interface Naming {
  language: MessageLanguage;
  dataName?: string;
}

const presetName = (name: PresetName, language: MessageLanguage) =>
  wordsIn(PRESETS[name].name, language);

/** Settings that leave a preset what it is: how long, on what, and with which seed it is trained. */
const BESIDE_A_PRESET: readonly SettingName[] = ['epochs', 'seed', 'trainSubset', 'dataset'];

/** The preset that trains once what `config` does, those settings and the ones of no interest aside. */
function presetOf(config: ExperimentConfig, ignored: readonly SettingName[]): PresetName | null {
  const isSame = (name: PresetName) =>
    tellingDifferences(config, presetConfig(name)).every(
      (setting) => BESIDE_A_PRESET.includes(setting) || ignored.includes(setting),
    );
  const single = PRESET_NAMES.filter(
    (name) => PRESETS[name].repeats === 1 && PRESETS[name].sweep.length === 0,
  );
  return single.find(isSame) ?? null;
}

/** The settings in which two configs differ, without a standard deviation that another setting implies or disables. */
function tellingDifferences(a: ExperimentConfig, b: ExperimentConfig): SettingName[] {
  const isNormal = a.initialization === 'normal' && b.initialization === 'normal';
  return configDifferences(a, b).filter((name) => name !== 'initializationSigma' || isNormal);
}

/**
 * A run's name when no one gave one: the preset's, and what differs from it; or, of a config that is no
 * preset's, what differs from the lab. `ignored` settings are not given.
 */
export function defaultName(
  config: ExperimentConfig,
  naming: Naming,
  ignored: readonly SettingName[] = [],
): string {
  const preset = presetOf(config, ignored);
  const base = preset === null ? LAB_CONFIG : presetConfig(preset);
  const differences = tellingDifferences(config, base)
    .filter((setting) => !ignored.includes(setting))
    .map((setting) => settingInName(config, setting, naming.language, naming.dataName));
  return named([...(preset === null ? [] : [presetName(preset, naming.language)]), ...differences]);
}

/** The parts of a name, beginning with a capital. */
function named(parts: readonly string[]): string {
  const name = parts.join(', ');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`.slice(0, NAME_LENGTH);
}

/** The name of repeats no one named: the preset's that repeats the lab as often, else the config's. */
export function repeatsName(config: ExperimentConfig, repeats: number, naming: Naming): string {
  const shared = defaultName(config, naming, ['seed']);
  const isPreset =
    repeats === PRESETS.fiveRepeats.repeats && shared === presetName('lab', naming.language);
  return isPreset ? presetName('fiveRepeats', naming.language) : shared;
}

/** The name of one of several repeats: what they share, then what differs. */
export function repeatName(shared: string, config: ExperimentConfig, { language }: Naming): string {
  return shortened(shared, ` · ${settingInName(config, 'seed', language)}`);
}

/** What a sweep's config is called without what is swept; empty where that is the lab. */
function sweepBase(
  config: ExperimentConfig,
  settings: readonly SettingName[],
  naming: Naming,
): string {
  const base = defaultName(config, naming, [...settings, 'seed']);
  return base === presetName('lab', naming.language) ? '' : base;
}

/** The name of a sweep no one named: what it goes through, and the config it starts from. */
export function sweepName(
  config: ExperimentConfig,
  settings: readonly SettingName[],
  naming: Naming,
): string {
  const swept = sweepInName(settings, naming.language);
  const base = sweepBase(config, settings, naming);
  return base === '' ? named([swept]) : shortened(base, ` · ${swept}`);
}

/**
 * The name of one run of a sweep: first what differs from the others, as names are cut where there is
 * little room, then what the sweep was called, or the config it starts from.
 */
export function placeName(
  given: string,
  config: ExperimentConfig,
  settings: readonly SettingName[],
  { withSeed, ...naming }: Naming & { withSeed: boolean },
): string {
  const telling: SettingName[] = withSeed ? [...settings, 'seed'] : [...settings];
  const own = named(telling.map((setting) => settingInName(config, setting, naming.language)));
  const shared = given === '' ? sweepBase(config, settings, naming) : given;
  return shared === '' ? own : `${own} · ${shared}`.slice(0, NAME_LENGTH);
}

/** The shared part gives way where both together are too long. */
const shortened = (shared: string, ending: string): string =>
  `${shared.slice(0, NAME_LENGTH - ending.length)}${ending}`.slice(0, NAME_LENGTH);
