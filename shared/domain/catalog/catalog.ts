import { DATA_SETTINGS } from './dataSettings.ts';
import type { Setting } from './kinds.ts';
import { NETWORK_SETTINGS } from './networkSettings.ts';
import { NORMALIZATION_SETTINGS } from './normalizationSettings.ts';
import { TRAINING_SETTINGS } from './trainingSettings.ts';

/** Every setting of a run, in the order of tables: a setting is one row here. */
export const SETTINGS = {
  ...TRAINING_SETTINGS,
  ...NETWORK_SETTINGS,
  ...NORMALIZATION_SETTINGS,
  ...DATA_SETTINGS,
};

type Settings = typeof SETTINGS;
export type SettingName = keyof Settings;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

type NamesOf<Row> = {
  [S in SettingName]: Settings[S] extends Row ? S : never;
}[SettingName];
export type NumberSettingName = NamesOf<{ kind: 'number' }>;
export type ChoiceSettingName = NamesOf<{ kind: 'choice' }>;
export type RangedSettingName = NamesOf<{ range: object }>;
export type SweptSetting = NamesOf<{ sweep: object }>;

/** A row as the code sees it that does not know which setting it is. */
export const settingRow = (name: SettingName): Setting => SETTINGS[name];

export const isRanged = <S extends SettingName>(name: S): name is S & RangedSettingName =>
  'range' in SETTINGS[name];

export const isChoice = (name: SettingName): name is ChoiceSettingName =>
  SETTINGS[name].kind === 'choice';

const isSwept = (name: SettingName): name is SweptSetting => settingRow(name).sweep !== undefined;

/**
 * Settings that can be swept, beginning with the one that is swept most. The seed is what repeats go through,
 * and another data set is another question.
 */
export const SWEPT_SETTINGS: readonly SweptSetting[] = [
  'learningRate',
  ...SETTING_NAMES.filter(isSwept).filter((name) => name !== 'learningRate'),
];

const namesIn = (rows: Partial<Record<SettingName, Setting>>) => Object.keys(rows) as SettingName[];

/** The settings by the groups of the form, each in the form's order. */
export const SETTING_GROUPS = {
  training: namesIn(TRAINING_SETTINGS),
  network: namesIn(NETWORK_SETTINGS),
  normalization: namesIn(NORMALIZATION_SETTINGS),
  data: ['dataset', 'trainSubset'],
  run: ['seed'],
} as const satisfies Record<string, readonly SettingName[]>;
