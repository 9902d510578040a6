import { IMAGE_PIXELS } from '../domain/dataset.ts';
import type { BatchNormPlacement } from '../domain/config.ts';
import { NORMALIZATION } from '../domain/normalization.ts';
import type { Normalization } from '../domain/normalization.ts';
import { message } from '../errors/message.ts';
import { Refusal } from '../errors/refusal.ts';
import { linearsInOrder, normsInOrder } from './layerOrder.ts';
import type { NamedArray } from './safetensors.ts';
import { isLinear, isNorm, linearOrNorm, torchLayers } from './torchLayers.ts';
import type { LinearLayer, TorchNormLayer, TorchLayer } from './torchLayers.ts';

/** A network as the names and shapes of its state say; all but the activation. */
export interface TorchNetwork {
  hiddenSizes: number[];
  /** Null for the network without normalization; `placement` is null where nothing says it. */
  normalized: { normalization: Normalization; placement: BatchNormPlacement | null } | null;
  linears: readonly LinearLayer[];
  /** One for each hidden Linear layer, or none. */
  norms: readonly TorchNormLayer[];
}

/**
 * The networks of the course in a PyTorch state, whatever their modules are called and numbered: one,
 * or several under names of their own.
 * @throws {Refusal} saying what was found and what is needed
 */
export function readTorchState(arrays: readonly NamedArray[]): TorchNetwork[] {
  const layers = torchLayers(arrays);
  try {
    return [networkOf(layers)];
  } catch (refused) {
    const parts = partsOf(layers);
    if (parts === null) throw refused;
    return parts.map(networkOf);
  }
}

/** The layers by the first name in which they differ, where each of these parts begins with an image. */
function partsOf(layers: readonly TorchLayer[]): TorchLayer[][] | null {
  const first = layers[0]?.path ?? [];
  const depth = first.findIndex((part, at) => layers.some(({ path }) => path[at] !== part));
  const parts = new Map<string, TorchLayer[]>();
  for (const layer of layers) {
    const name = layer.path[depth] ?? '';
    parts.set(name, [...(parts.get(name) ?? []), layer]);
  }
  const begins = ({ arrays: { weight } }: TorchLayer) => weight?.shape[1] === IMAGE_PIXELS;
  const all = [...parts.values()];
  return all.length > 1 && all.every((part) => part.some(begins)) ? all : null;
}

function networkOf(all: readonly TorchLayer[]): TorchNetwork {
  const layers = all.map(linearOrNorm);
  const linears = linearsInOrder(layers.filter(isLinear));
  const hidden = linears.slice(0, -1);
  const found = layers.filter(isNorm);
  const hiddenSizes = hidden.map(({ outputs }) => outputs);
  const [any] = found;
  if (any === undefined) return { hiddenSizes, normalized: null, linears, norms: [] };
  const norms = normsInOrder(hidden, found);
  if (norms.some(({ keepsRunning }) => keepsRunning !== any.keepsRunning)) {
    throw new Refusal(message('weightsNormKinds'));
  }
  const normalization = normalizationOf(norms);
  const placement = placementOf(linears, norms);
  return { hiddenSizes, normalized: { normalization, placement }, linears, norms };
}

/**
 * What the arrays of normalizations of one kind tell: a GroupNorm has the same as a LayerNorm, which is
 * the more usual one between Linear layers; only an RMSNorm usually has no bias.
 */
function normalizationOf(norms: readonly TorchNormLayer[]): Normalization {
  if (norms.some(({ keepsRunning }) => keepsRunning)) return 'batchNorm';
  const haveScaleAlone = norms.every(({ arrays }) => arrays.weight !== undefined && !arrays.bias);
  return haveScaleAlone ? 'rmsNorm' : 'layerNorm';
}

/**
 * On which side of the activation the normalizations are, by the numbers of the modules: those between
 * have no arrays, and so no names in a state.
 */
function placementOf(
  linears: readonly LinearLayer[],
  norms: readonly TorchNormLayer[],
): BatchNormPlacement | null {
  const placements = new Set(
    norms.flatMap((norm, place) => {
      const linear = linears[place];
      const before = distance(linear, norm);
      const after = distance(norm, linears[place + 1]);
      if ((before ?? 1) < 1 || (after ?? 1) < 1) {
        const values = { norm: norm.name, linear: linear?.name ?? '' };
        throw new Refusal(message('weightsNormPlace', values));
      }
      // Next to both, they are in a list, and the program that made it has the activation.
      if (before === 1 && after !== 1) return ['before' as const];
      return before !== null && before > 1 && after === 1 ? ['after' as const] : [];
    }),
  );
  if (placements.size > 1) throw new Refusal(message('weightsPlacements'));
  const [placement = null] = placements;
  return placement;
}

/** How far apart two modules of one `nn.Sequential` are numbered; null where they are not in one. */
function distance(one: TorchLayer | undefined, other: TorchLayer | undefined): number | null {
  const [a = [], b = []] = [one?.path, other?.path];
  const isNumber = (text: string | undefined) => /^\d+$/.test(text ?? '');
  const inOne = a.length === b.length && a.slice(0, -1).join('.') === b.slice(0, -1).join('.');
  if (!inOne || !isNumber(a.at(-1)) || !isNumber(b.at(-1))) return null;
  return Number(b.at(-1)) - Number(a.at(-1));
}

/**
 * The arrays of a network under the names of the course's `nn.Sequential`, with what its modules do
 * without filled in: a bias of 0, a scale of 1.
 * @param placement of the normalizations, if it has any
 */
export function asSequential(
  { linears, norms, normalized }: TorchNetwork,
  placement: BatchNormPlacement,
): { arrays: NamedArray[]; filledIn: string[] } {
  const stride = norms.length === 0 ? 2 : 3;
  const filledIn: string[] = [];
  const hasBias = normalized === null || NORMALIZATION[normalized.normalization].isCentered;
  const named = (
    { arrays, ...layer }: TorchLayer,
    position: number,
    units: number,
    needsBias = true,
  ): NamedArray[] => {
    const filled = (role: 'weight' | 'bias', value: number): NamedArray => {
      filledIn.push(`${layer.name}.${role}`);
      return { name: role, shape: [units], values: new Float32Array(units).fill(value) };
    };
    const { weight = filled('weight', 1), bias: own, ...running } = arrays;
    const bias = own ?? (needsBias ? filled('bias', 0) : undefined);
    return Object.entries({ weight, ...(bias && { bias }), ...running }).map(
      ([role, { shape, values }]) => ({
        name: `${position}.${role}`,
        shape,
        values,
      }),
    );
  };
  const normAt = (place: number) => place * stride + (placement === 'before' ? 1 : 2);
  const arrays = [
    ...linears.flatMap((layer, place) => named(layer, place * stride, layer.outputs)),
    ...norms.flatMap((layer, place) => named(layer, normAt(place), layer.units, hasBias)),
  ];
  return { arrays, filledIn };
}
