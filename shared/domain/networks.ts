import type { Activation, ExperimentConfig } from './config.ts';
import { CLASSES, IMAGE_PIXELS } from './dataset.ts';
import type { NetworkName } from './metrics.ts';

export type Layer =
  | { kind: 'linear'; inputs: number; outputs: number }
  | { kind: 'batchNorm'; units: number }
  | { kind: 'activation'; activation: Activation };

/** A network as the plain list of its layers, first to last; the last gives the logits. */
export type Network = readonly Layer[];

/** The settings that decide a network's shape. */
export type Architecture = Pick<
  ExperimentConfig,
  'hiddenSizes' | 'activation' | 'batchNormPlacement'
>;

/** The layers between `sizes[0]` inputs and the logits; `batchNorm` is left out of the plain network. */
export function layersOf(
  sizes: readonly number[],
  activation: Activation,
  batchNorm: 'before' | 'after' | null,
): Network {
  return sizes.slice(1).flatMap((outputs, index): Layer[] => {
    const linear: Layer = { kind: 'linear', inputs: sizes[index] ?? 0, outputs };
    if (index === sizes.length - 2) return [linear];
    const active: Layer = { kind: 'activation', activation };
    const norm: Layer = { kind: 'batchNorm', units: outputs };
    if (batchNorm === null) return [linear, active];
    return batchNorm === 'before' ? [linear, norm, active] : [linear, active, norm];
  });
}

/** The two networks of a config: equal but for batch normalization. */
export function networksOf(architecture: Architecture): Record<NetworkName, Network> {
  const sizes = [IMAGE_PIXELS, ...architecture.hiddenSizes, CLASSES];
  return {
    bn: layersOf(sizes, architecture.activation, architecture.batchNormPlacement),
    plain: layersOf(sizes, architecture.activation, null),
  };
}

/** A trained array of a network, named as PyTorch's `nn.Sequential` does, but with kernels [inputs, outputs]. */
export interface VariableSpec {
  /** `<position>.<role>`, such as `0.weight` or `1.runningMean`. */
  name: string;
  layer: number;
  shape: readonly number[];
}

/** What the optimizer moves: weight and bias of each Linear, gamma and beta of each BatchNorm. */
export function parametersOf(network: Network): VariableSpec[] {
  return network.flatMap((layer, position): VariableSpec[] => {
    const variable = (role: string, shape: number[]) => ({
      name: `${position}.${role}`,
      layer: position,
      shape,
    });
    switch (layer.kind) {
      case 'linear':
        return [
          variable('weight', [layer.inputs, layer.outputs]),
          variable('bias', [layer.outputs]),
        ];
      case 'batchNorm':
        return [variable('gamma', [layer.units]), variable('beta', [layer.units])];
      case 'activation':
        return [];
    }
  });
}

/** What training accumulates besides: running mean and variance of each BatchNorm. */
export function buffersOf(network: Network): VariableSpec[] {
  return network.flatMap((layer, position) => {
    if (layer.kind !== 'batchNorm') return [];
    const variable = (role: string) => ({
      name: `${position}.${role}`,
      layer: position,
      shape: [layer.units],
    });
    return [variable('runningMean'), variable('runningVariance')];
  });
}

export const elementsOf = (spec: VariableSpec) =>
  spec.shape.reduce((product, size) => product * size, 1);

/** A network's variables by their name, each laid flat, row by row. */
export type Arrays = ReadonlyMap<string, Float32Array>;

/** All of a network that is needed to use it: what the optimizer moves, and BN's running statistics. */
export interface NetworkArrays {
  parameters: Arrays;
  buffers: Arrays;
}
