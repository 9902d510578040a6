import { SETTING_WORDS } from '../../../shared/report/settingWords.ts';
import type { Messages } from '../messages.ts';

const { names, values } = SETTING_WORDS.ko;

export const config: Messages['config'] = {
  names,
  optimizer: values.optimizer,
  activation: values.activation,
  initialization: values.initialization,
  dataset: { mnist: values.dataset.mnist },
};
