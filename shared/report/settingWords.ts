import { settingText } from '../analysis/settings.ts';
import { SETTING_NAMES, SETTINGS, settingRow } from '../domain/catalog/catalog.ts';
import type { SettingName } from '../domain/catalog/catalog.ts';
import { lowerFirst, wordsIn } from '../domain/catalog/kinds.ts';
import type { Words } from '../domain/catalog/kinds.ts';
import type { MessageLanguage } from '../errors/message.ts';
import { settingApplies } from '../domain/config.ts';
import type { ExperimentConfig } from '../domain/config.ts';
import { settingNumber } from '../formats/settingNumber.ts';
import { withMinus } from '../plot/numberText.ts';

const NOT_APPLICABLE: Words = { en: 'Not applicable', ko: '해당 없음' };

export const settingName = (setting: SettingName, language: MessageLanguage): string =>
  wordsIn(SETTINGS[setting].name, language);

/** The catalog's texts in one language: names, help, and the choices that are shown alone somewhere. */
export function settingTexts(language: MessageLanguage) {
  const ofAll = (text: (setting: SettingName) => Words) =>
    Object.fromEntries(
      SETTING_NAMES.map((setting) => [setting, wordsIn(text(setting), language)]),
    ) as Record<SettingName, string>;
  return {
    names: ofAll((setting) => SETTINGS[setting].name),
    help: ofAll((setting) => SETTINGS[setting].help),
  };
}

/** From so many equal layers on, they are counted instead of listed. */
const MANY_LAYERS = 4;

/** Hidden layers as a person reads them: `64 – 32`, `10 × 32`. */
function layersWords(sizes: readonly number[], language: MessageLanguage): string {
  const [first] = sizes;
  if (first === undefined) return wordsIn(SETTINGS.hiddenSizes.values.none, language);
  const isEven = sizes.every((units) => units === first);
  if (!isEven || sizes.length < MANY_LAYERS) return sizes.join(' – ');
  return `${sizes.length}${language === 'ko' ? '층' : ''} × ${first}`;
}

/** How numbers are written: with a real minus sign where they are read, with a hyphen where they are typed. */
export type NumberText = (value: number) => string;
const readNumber: NumberText = (value) => withMinus(settingNumber(value));

/** A value of a setting, as `settingText` or a sweep's place gives it, as a person reads it. */
export function valueWords(
  setting: SettingName,
  value: number | string,
  language: MessageLanguage,
  numberText = readNumber,
): string {
  if (typeof value === 'number') return setting === 'seed' ? String(value) : numberText(value);
  const row = settingRow(setting);
  const known = 'values' in row ? row.values[value] : undefined;
  if (known !== undefined) return wordsIn(known, language);
  if (row.kind === 'layers') return layersWords(value.split(', ').map(Number), language);
  // An imported set no one is here to name: its id without what all such ids begin with.
  return row.kind === 'dataset' ? value.replace(/^imported-/, '') : value;
}

interface SettingWordsOptions {
  /** What the run's data set is called, where it is known. */
  dataName?: string | undefined;
  numberText?: NumberText;
}

/** A config's setting as a person reads it. */
export function settingWords(
  config: ExperimentConfig,
  setting: SettingName,
  language: MessageLanguage,
  { dataName, numberText }: SettingWordsOptions = {},
): string {
  if (!settingApplies(config, setting)) return wordsIn(NOT_APPLICABLE, language);
  const value = config[setting];
  const text = typeof value === 'number' ? value : settingText(config, setting);
  const isImported = setting === 'dataset' && !Object.hasOwn(SETTINGS.dataset.values, text);
  return isImported && dataName !== undefined
    ? dataName
    : valueWords(setting, text, language, numberText);
}

/** A setting with its value as a part of a run's name. Names are typed and searched, so their numbers are too. */
export function settingInName(
  config: ExperimentConfig,
  setting: SettingName,
  language: MessageLanguage,
  dataName?: string,
): string {
  const value = settingWords(config, setting, language, { dataName, numberText: settingNumber });
  const inName = settingRow(setting).inName?.[language];
  return inName?.(value, config) ?? `${nameInName(setting, language)} ${value}`;
}

/** The name of a sweep of these settings. */
export function sweepInName(settings: readonly SettingName[], language: MessageLanguage): string {
  const names = settings.map((setting) => nameInName(setting, language)).join(' × ');
  return `${names} ${language === 'en' ? 'sweep' : '스윕'}`;
}

const nameInName = (setting: SettingName, language: MessageLanguage): string =>
  lowerFirst(settingName(setting, language));
