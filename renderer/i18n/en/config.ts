import { SETTING_WORDS } from '../../../shared/report/settingWords.ts';

const { names, values } = SETTING_WORDS.en;

/** Names of settings, and of the values that stand alone somewhere; a config's own come from `useSettingText`. */
export const config = {
  names,
  optimizer: values.optimizer,
  activation: values.activation,
  initialization: values.initialization,
  dataset: { mnist: values.dataset.mnist },
};
