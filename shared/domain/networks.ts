import type { Activation, BatchNormPlacement, ExperimentConfig } from './config.ts';
import { CLASSES, IMAGE_PIXELS } from './dataset.ts';
import type { NetworkName } from './metrics.ts';
import { keepsRunningStatistics, NORMALIZATION } from './normalization.ts';
import type { Normalization } from './normalization.ts';

/** A normalization with gamma and, where it is centered, beta for each unit. */
export type NormalizationLayer =
  | { kind: Exclude<Normalization, 'groupNorm'>; units: number }
  | { kind: 'groupNorm'; units: number; groups: number };

export type Layer =
  | { kind: 'linear'; inputs: number; outputs: number }
  | { kind: 'activation'; activation: Activation }
  | NormalizationLayer;

export const isNormalization = (layer: Layer): layer is NormalizationLayer =>
  layer.kind in NORMALIZATION;

/** How many groups of units each example is normalized in; 1 where the layer is not divided. */
export const groupsOf = (layer: NormalizationLayer): number =>
  layer.kind === 'groupNorm' ? layer.groups : 1;

/** A network as the plain list of its layers, first to last; the last gives the logits. */
export type Network = readonly Layer[];

/** The settings that decide a network's shape. */
export type Architecture = Pick<
  ExperimentConfig,
  'hiddenSizes' | 'activation' | 'normalization' | 'normalizationGroups' | 'batchNormPlacement'
>;

/** Which normalization a network has, and on which side of the activation. */
export interface Normalized {
  normalization: Normalization;
  /** Of a GroupNorm; without effect in any other. */
  groups: number;
  placement: BatchNormPlacement;
}

function normalizationLayer({ normalization, groups }: Normalized, units: number): Layer {
  return normalization === 'groupNorm'
    ? { kind: normalization, units, groups }
    : { kind: normalization, units };
}

/** The layers between `sizes[0]` inputs and the logits; `normalized` is null for the plain network. */
export function layersOf(
  sizes: readonly number[],
  activation: Activation,
  normalized: Normalized | null,
): Network {
  return sizes.slice(1).flatMap((outputs, index): Layer[] => {
    const linear: Layer = { kind: 'linear', inputs: sizes[index] ?? 0, outputs };
    if (index === sizes.length - 2) return [linear];
    const active: Layer = { kind: 'activation', activation };
    if (normalized === null) return [linear, active];
    const norm = normalizationLayer(normalized, outputs);
    return normalized.placement === 'before' ? [linear, norm, active] : [linear, active, norm];
  });
}

/** The two networks of a config: equal but for the normalization. */
export function networksOf({
  hiddenSizes,
  activation,
  normalization,
  normalizationGroups: groups,
  batchNormPlacement: placement,
}: Architecture): Record<NetworkName, Network> {
  const sizes = [IMAGE_PIXELS, ...hiddenSizes, CLASSES];
  return {
    bn: layersOf(sizes, activation, { normalization, groups, placement }),
    plain: layersOf(sizes, activation, null),
  };
}

/** A trained array of a network, named as PyTorch's `nn.Sequential` does, but with kernels [inputs, outputs]. */
export interface VariableSpec {
  /** `<position>.<role>`, such as `0.weight` or `1.runningMean`. */
  name: string;
  layer: number;
  shape: readonly number[];
}

/** What the optimizer moves: weight and bias of each Linear, gamma and beta (if any) of each normalization. */
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
      case 'activation':
        return [];
      default:
        return ['gamma', ...(NORMALIZATION[layer.kind].isCentered ? ['beta'] : [])].map((role) =>
          variable(role, [layer.units]),
        );
    }
  });
}

/** What training accumulates besides: running mean and variance, of each normalization that keeps them. */
export function buffersOf(network: Network): VariableSpec[] {
  return network.flatMap((layer, position) => {
    if (!isNormalization(layer) || !keepsRunningStatistics(layer.kind)) return [];
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

/** All of a network that is needed to use it: what the optimizer moves, and the running statistics. */
export interface NetworkArrays {
  parameters: Arrays;
  buffers: Arrays;
}
