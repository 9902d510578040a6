import type { ExperimentConfig, SettingName } from '../../shared/domain/config.ts';
import { SETTING_WORDS, settingWords } from '../../shared/report/settingWords.ts';
import { useText } from './useText.ts';

/** A config's settings as a person reads them, `Hidden layers: 10 × 32`; `dataName` as in `settingWords`. */
export function useSettingText() {
  const { locale } = useText();
  return (config: ExperimentConfig, setting: SettingName, dataName?: string): string =>
    settingWords(config, setting, SETTING_WORDS[locale.value], dataName);
}
