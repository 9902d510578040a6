import type { Activation } from '../../../shared/domain/config.ts';
import { INACTIVE_SLOPE } from '../../../shared/domain/recording.ts';
import type { NetworkHealth } from '../../../shared/domain/recording.ts';
import { jsonNumbers, quantilesOf } from '../jsonNumbers.ts';
import type { probeKeys } from '../program/probeSignature.ts';

/**
 * What the probe's numbers say of one network.
 * @param read an output of the probe by its key
 */
export function networkHealth(
  read: (key: string) => Float32Array,
  hiddenLayers: number,
  activation: Activation,
  keys: ReturnType<typeof probeKeys>,
): NetworkHealth {
  return {
    layers: Array.from({ length: hiddenLayers }, (_, hidden) => {
      const slopes = read(keys.slopes(hidden));
      const inactive = slopes.filter((slope) => slope <= INACTIVE_SLOPE[activation]).length;
      return {
        quantiles: quantilesOf(read(keys.input(hidden))),
        inactive: inactive / slopes.length,
      };
    }),
    gradients: jsonNumbers(read(keys.gradients)),
  };
}
