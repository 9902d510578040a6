import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { CLASSES, IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';

/** A layer as the preview shows it; a linear one with its inputs and outputs. */
export type Layer =
  | { kind: 'linear'; inputs: number; outputs: number }
  | { kind: 'batchNorm' }
  | { kind: 'activation' };

/** The layers of one of the two networks of a config, from the pixels to the classes. */
export function networkLayers(config: ExperimentConfig, network: NetworkName): Layer[] {
  const { hiddenSizes, batchNormPlacement } = config;
  const activation: Layer = { kind: 'activation' };
  const batchNorm: Layer = { kind: 'batchNorm' };
  const after: Record<NetworkName, Layer[]> = {
    bn: batchNormPlacement === 'before' ? [batchNorm, activation] : [activation, batchNorm],
    plain: [activation],
  };
  let inputs = IMAGE_PIXELS;
  const hidden = hiddenSizes.flatMap((outputs): Layer[] => {
    const linear: Layer = { kind: 'linear', inputs, outputs };
    inputs = outputs;
    return [linear, ...after[network]];
  });
  return [...hidden, { kind: 'linear', inputs, outputs: CLASSES }];
}
