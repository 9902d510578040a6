import { settingTexts } from '../../../shared/report/settingWords.ts';
import { charts } from './charts.ts';
import { compare } from './compare.ts';
import { experiment } from './experiment.ts';
import { experiments } from './experiments.ts';
import { inspect } from './inspect.ts';
import { learn } from './learn/learn.ts';
import { models } from './models.ts';
import { settings } from './settings.ts';
import { common, palette, shell, shortcuts, status } from './shell.ts';
import { train } from './train.ts';
import { transfer } from './transfer.ts';

/** Every text of the interface in English; also the list of keys all languages must have. */
export const en = {
  charts,
  common,
  compare,
  config: settingTexts('en'),
  experiment,
  experiments,
  inspect,
  learn,
  models,
  palette,
  settings,
  shell,
  shortcuts,
  status,
  train,
  transfer,
};
