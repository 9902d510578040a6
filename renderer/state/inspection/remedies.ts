import { SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';

export const REMEDIES = ['activation', 'initialization', 'learningRate'] as const;
export type Remedy = (typeof REMEDIES)[number];

/**
 * What the course names beside batch normalization against gradients that vanish or explode: each as a
 * change of this config; null where it has it already. The initialization is the one made for the
 * activation (He et al. 2015 for ReLU, Glorot and Bengio 2010 for the others).
 */
export function remedyOf(
  remedy: Remedy,
  { activation, initialization, learningRate }: ExperimentConfig,
): Partial<ExperimentConfig> | null {
  switch (remedy) {
    case 'activation':
      return activation === 'relu' ? null : { activation: 'relu' };
    case 'initialization': {
      const fitting = activation === 'relu' ? 'he' : 'xavier';
      return initialization === fitting ? null : { initialization: fitting };
    }
    case 'learningRate': {
      const smaller = Number((learningRate / 10).toPrecision(6));
      return smaller < SETTINGS.learningRate.range.min ? null : { learningRate: smaller };
    }
  }
}
