import { SETTING_NAMES } from '../domain/catalog/catalog.ts';
import type { SettingName } from '../domain/catalog/catalog.ts';
import { configDifferences, settingApplies } from '../domain/config.ts';
import type { ExperimentConfig } from '../domain/config.ts';
import type { Experiment } from '../domain/experiment.ts';

/** A setting as text, the same for every reader: `32, 32`, `0.01`, `all`; a dash where it has no say. */
export function settingText(config: ExperimentConfig, setting: SettingName): string {
  const value = config[setting];
  if (!settingApplies(config, setting)) return '–';
  if (value === null) return 'all';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return String(value);
}

/** One setting in which the runs are not all the same, with its value in each, in the order of the runs. */
export interface SettingDifference {
  setting: SettingName;
  values: string[];
}

/** The only-differences table of configs, in the order of the form. */
export function differingSettings(experiments: readonly Experiment[]): SettingDifference[] {
  const [first] = experiments;
  if (first === undefined) return [];
  const names = new Set(
    experiments.flatMap(({ config }) => configDifferences(first.config, config)),
  );
  return SETTING_NAMES.filter((name) => names.has(name)).map((setting) => ({
    setting,
    values: experiments.map(({ config }) => settingText(config, setting)),
  }));
}
