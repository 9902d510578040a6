import type { NormalizationLayer } from '../../../shared/domain/networks.ts';
import { batchNorm } from './batchNorm.ts';
import { groupNorm } from './groupNorm.ts';
import { layerNorm } from './layerNorm.ts';
import type { NormalizationOps } from './normalizationLayer.ts';
import { rmsNorm } from './rmsNorm.ts';

/** Forward, eval and backward of a normalization. */
export function normalizationOps(layer: NormalizationLayer): NormalizationOps {
  switch (layer.kind) {
    case 'batchNorm':
      return batchNorm;
    case 'layerNorm':
      return layerNorm;
    case 'groupNorm':
      return groupNorm(layer.groups);
    case 'rmsNorm':
      return rmsNorm;
  }
}
