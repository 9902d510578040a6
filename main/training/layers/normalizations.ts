import type { Normalization } from '../../../shared/domain/normalization.ts';
import { batchNorm } from './batchNorm.ts';
import { layerNorm } from './layerNorm.ts';
import type { NormalizationOps } from './normalizationLayer.ts';

export const NORMALIZATION_LAYERS: Record<Normalization, NormalizationOps> = {
  batchNorm,
  layerNorm,
};
