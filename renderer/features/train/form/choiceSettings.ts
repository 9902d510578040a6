import {
  ACTIVATIONS,
  BATCH_NORM_PLACEMENTS,
  INITIALIZATIONS,
  OPTIMIZERS,
} from '../../../../shared/domain/config.ts';
import type { SettingName } from '../../../../shared/domain/config.ts';
import { NORMALIZATIONS } from '../../../../shared/domain/normalization.ts';

/** Settings that are one of a few words, and those words. */
export const CHOICES = {
  optimizer: OPTIMIZERS,
  activation: ACTIVATIONS,
  initialization: INITIALIZATIONS,
  normalization: NORMALIZATIONS,
  batchNormPlacement: BATCH_NORM_PLACEMENTS,
} as const;

export type ChoiceSettingName = keyof typeof CHOICES;

export const isChoice = (setting: SettingName): setting is ChoiceSettingName => setting in CHOICES;
