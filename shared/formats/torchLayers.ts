import { message } from '../errors/message.ts';
import { Refusal } from '../errors/refusal.ts';
import { visibleText } from './plainText.ts';
import type { NamedArray } from './safetensors.ts';

const ROLES = ['weight', 'bias', 'running_mean', 'running_var'] as const;
type Role = (typeof ROLES)[number];
const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

/** What `torch.compile` and `DataParallel` put around a module; it stands wherever they were applied. */
const WRAPPERS = new Set(['_orig_mod', 'module']);

/** A module of a state that has arrays. */
export interface TorchLayer {
  /** Names of the modules it is in, and its own: a number in a `nn.Sequential` or `nn.ModuleList`. */
  path: readonly string[];
  /** The same as the file writes it. */
  name: string;
  arrays: Partial<Record<Role, NamedArray>>;
}

export interface LinearLayer extends TorchLayer {
  inputs: number;
  outputs: number;
}

export interface TorchNormLayer extends TorchLayer {
  units: number;
  keepsRunning: boolean;
}

/** A text of a file as a sentence can hold it. */
export const shown = (text: string): string => visibleText(text.slice(0, 100));

const byNumber = new Intl.Collator('en', { numeric: true });

/** In the order of their names, numbers by their size: `fc2` before `fc10`, `0.9` before `0.10`. */
export function inNameOrder<Layer extends TorchLayer>(layers: readonly Layer[]): Layer[] {
  return [...layers].sort(({ path: a }, { path: b }) => {
    const at = a.findIndex((part, depth) => part !== b[depth]);
    return at === -1 ? a.length - b.length : byNumber.compare(a[at] ?? '', b[at] ?? '');
  });
}

/** The modules of a state, by name. @throws {Refusal} when two arrays have one place, or one has none */
export function torchLayers(arrays: readonly NamedArray[]): TorchLayer[] {
  const layers = new Map<string, TorchLayer>();
  for (const array of arrays) {
    const parts = array.name.split('.');
    const role = parts.pop() ?? '';
    if (!isRole(role)) throw notCourse(array);
    const path = parts.filter((part) => !WRAPPERS.has(part));
    const key = path.join('.');
    const layer = layers.get(key) ?? { path, name: shown(parts.join('.')), arrays: {} };
    if (layer.arrays[role] !== undefined) {
      throw new Refusal(message('weightsTwice', { name: shown(array.name) }));
    }
    layer.arrays[role] = array;
    layers.set(key, layer);
  }
  return inNameOrder([...layers.values()]);
}

/** @throws {Refusal} for any other layer */
export function linearOrNorm(layer: TorchLayer): LinearLayer | TorchNormLayer {
  const { weight, bias, running_mean: mean, running_var: variance } = layer.arrays;
  const [outputs, inputs] = weight?.shape ?? [];
  if (weight?.shape.length === 2 && inputs !== undefined && outputs !== undefined) {
    const odd = mean ?? variance;
    if (odd !== undefined) throw notCourse(odd);
    checkLength(bias, outputs);
    return { ...layer, inputs, outputs };
  }
  const [first, units] = [weight ?? mean ?? variance, (weight ?? mean)?.shape[0]];
  if (units === undefined) {
    const strange = first ?? bias;
    if (strange !== undefined) throw notCourse(strange);
    throw new Refusal(message('weightsNone'));
  }
  for (const array of Object.values(layer.arrays)) {
    if (array.shape.length !== 1) throw notCourse(array);
    checkLength(array, units);
  }
  if ((mean === undefined) !== (variance === undefined)) {
    const lost = mean === undefined ? 'running_mean' : 'running_var';
    throw new Refusal(message('weightsMissing', { name: `${layer.name}.${lost}` }));
  }
  return { ...layer, units, keepsRunning: mean !== undefined };
}

export const isLinear = (layer: LinearLayer | TorchNormLayer): layer is LinearLayer =>
  'inputs' in layer;

export const isNorm = (layer: LinearLayer | TorchNormLayer): layer is TorchNormLayer =>
  !isLinear(layer);

function checkLength(array: NamedArray | undefined, needed: number): void {
  if (array === undefined || (array.shape.length === 1 && array.shape[0] === needed)) return;
  const values = { name: shown(array.name), found: array.shape.join(', '), needed };
  throw new Refusal(message('weightsShape', values));
}

const notCourse = ({ name, shape }: NamedArray): Refusal =>
  new Refusal(message('weightsNotCourse', { name: shown(name), shape: shape.join(', ') }));
