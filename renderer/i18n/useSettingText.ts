import { SETTINGS } from '../../shared/domain/catalog/catalog.ts';
import type { ChoiceSettingName, SettingName } from '../../shared/domain/catalog/catalog.ts';
import { wordsIn } from '../../shared/domain/catalog/kinds.ts';
import type { Words } from '../../shared/domain/catalog/kinds.ts';
import type { ExperimentConfig } from '../../shared/domain/config.ts';
import { settingWords, valueWords } from '../../shared/report/settingWords.ts';
import { useText } from './useText.ts';
import type { PerNetwork } from '../../shared/domain/metrics.ts';
import type { Normalization } from '../../shared/domain/normalization.ts';
import { networkNames } from '../../shared/report/networkNames.ts';
import { REPORT_TEXTS } from '../../shared/report/reportTexts.ts';

/** A config's settings as a person reads them, `Hidden layers: 10 × 32`; `dataName` as in `settingWords`. */
export function useSettingText() {
  const { locale } = useText();
  return (config: ExperimentConfig, setting: SettingName, dataName?: string): string =>
    settingWords(config, setting, locale.value, { dataName });
}

/** What a setting that is one of a few words may be, with labels; to be read in a computed. */
export function useSettingChoices() {
  const { locale } = useText();
  return <S extends ChoiceSettingName>(setting: S) =>
    (SETTINGS[setting].choices as ExperimentConfig[S][]).map((value) => ({
      value,
      label: valueWords(setting, value, locale.value),
    }));
}

/** Texts of the catalog of settings in the current language. */
export function useWords() {
  const { locale } = useText();
  return (words: Words): string => wordsIn(words, locale.value);
}

/** What the two networks of runs with those normalizations are called: `With BN`, `Without BN`. */
export function useNetworkNames(): (normalizations: Iterable<Normalization>) => PerNetwork<string> {
  const { locale } = useText();
  return (normalizations) => networkNames(normalizations, REPORT_TEXTS[locale.value]);
}
