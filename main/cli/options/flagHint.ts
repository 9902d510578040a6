import type { SettingName } from '../../../shared/domain/config.ts';
import { settingMeant } from './settingNames.ts';

/** The option of `train` that a setting has. */
const FLAGS: Record<SettingName, string> = {
  epochs: '--epochs',
  batchSize: '--batch-size',
  learningRate: '--lr',
  optimizer: '--optimizer',
  hiddenSizes: '--hidden',
  activation: '--activation',
  initialization: '--init',
  initializationSigma: '--init normal:0.05',
  normalization: '--normalization',
  batchNormPlacement: '--bn-placement',
  batchNormMomentum: '--bn-momentum',
  batchNormEpsilon: '--bn-epsilon',
  seed: '--seed',
  trainSubset: '--subset',
  dataset: '--data',
};

/** Commander's complaint on one line; of an option that is a setting's other name, with the one that it has. */
export function withFlagHint(complaint: string): string {
  const [line = ''] = complaint.split('\n');
  const [, name = ''] = /unknown option '([^']*)'/.exec(line) ?? [];
  const meant = name === '' ? null : settingMeant(name);
  return meant === null ? complaint : `${line} (Did you mean ${FLAGS[meant]}?)`;
}
