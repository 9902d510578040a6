import type { NormKind } from '../foreignModel.ts';
import type { ModuleFacts } from '../normLayers.ts';
import { isMap, PickleObject, PickleTuple } from '../pickle/values.ts';
import type { PickleValue } from '../pickle/values.ts';
import { torchTensor } from './torchTensor.ts';
import type { TorchTensor } from './torchTensor.ts';

/** What lies in a pickled checkpoint or module, by its path. */
export interface PickledTree {
  tensors: { name: string; tensor: TorchTensor }[];
  /** Pickled modules that are normalizations; a state dict has none. */
  modules: Map<string, ModuleFacts>;
  /** Convolutions among the pickled modules; null when there are no modules at all. */
  convolutions: number | null;
}

/** Members of a module that are no level of its own in a state dict's names. */
const MODULE_PARTS = new Set(['_parameters', '_buffers', '_modules']);
/** Levels; nesting deeper than this is no model's. */
const DEEPEST = 100;
const MOST_TENSORS = 1_000_000;

const MODULE_KINDS: readonly [RegExp, NormKind][] = [
  [/BatchNorm/, 'batchNorm'],
  [/InstanceNorm/, 'instanceNorm'],
  [/GroupNorm/, 'groupNorm'],
  [/RMSNorm/, 'rmsNorm'],
  [/LayerNorm/, 'layerNorm'],
];

interface Place {
  path: string;
  value: PickleValue;
  depth: number;
}

const child = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/** Walks a pickle's value without recursion; what is met twice, as in a cycle, is walked once. */
export function pickledTree(root: PickleValue): PickledTree {
  const tree: PickledTree = { tensors: [], modules: new Map(), convolutions: null };
  const seen = new Set<PickleValue>();
  const waiting: Place[] = [{ path: '', value: root, depth: 0 }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { path, value, depth } = place;
    if (typeof value !== 'object' || value === null || depth > DEEPEST) continue;
    const tensor = torchTensor(value);
    if (tensor !== null) {
      tree.tensors.push({ name: path, tensor });
      if (tree.tensors.length > MOST_TENSORS) break;
      continue;
    }
    if (seen.has(value)) continue;
    seen.add(value);
    if (value instanceof PickleObject) noteModule(tree, path, value);
    // Reversed, so that the first is taken first from the end of what waits.
    for (const [key, inner] of membersOf(value).reverse()) {
      const inside = MODULE_PARTS.has(key) ? path : child(path, key);
      waiting.push({ path: inside, value: inner, depth: depth + 1 });
    }
  }
  return tree;
}

function membersOf(value: PickleValue): [string, PickleValue][] {
  if (value instanceof PickleTuple) return indexed(value.items);
  if (Array.isArray(value)) return indexed(value);
  if (isMap(value)) return named(value);
  if (!(value instanceof PickleObject)) return [];
  const { state, entries, items, args } = value;
  const stateful = state instanceof PickleTuple ? state.items.find(isMap) : state;
  return [
    ...(isMap(stateful) ? named(stateful) : []),
    ...named(entries),
    ...indexed(items),
    // An object whose class takes its content as an argument, as `OrderedDict([...])` once did.
    ...(args.length === 1 ? membersOfArgument(args[0]) : []),
  ];
}

const membersOfArgument = (argument: PickleValue | undefined): [string, PickleValue][] =>
  isMap(argument) ? named(argument) : Array.isArray(argument) ? pairsOf(argument) : [];

const indexed = (items: readonly PickleValue[]): [string, PickleValue][] =>
  items.map((item, index) => [String(index), item]);

const named = (entries: ReadonlyMap<PickleValue, PickleValue>): [string, PickleValue][] =>
  [...entries].flatMap(([key, value]): [string, PickleValue][] =>
    typeof key === 'string' || typeof key === 'number' ? [[String(key), value]] : [],
  );

const pairsOf = (items: readonly PickleValue[]): [string, PickleValue][] =>
  items.flatMap((item): [string, PickleValue][] => {
    const pair = item instanceof PickleTuple ? item.items : Array.isArray(item) ? item : [];
    const [key, value = null] = pair;
    return typeof key === 'string' && pair.length === 2 ? [[key, value]] : [];
  });

function noteModule(tree: PickledTree, path: string, { callable, state }: PickleObject): void {
  if (callable === null || !isMap(state) || !state.has('_modules')) return;
  tree.convolutions ??= 0;
  if (/Conv\d?d|Conv(?:Transpose)?\dd/.test(callable.name)) tree.convolutions += 1;
  const kind = MODULE_KINDS.find(([pattern]) => pattern.test(callable.name))?.[1];
  if (kind === undefined) return;
  const number = (key: string) => {
    const value = state.get(key);
    return typeof value === 'number' ? value : null;
  };
  const training = state.get('training');
  // `momentum=None` keeps a cumulative mean instead of a moving one.
  const isCumulative = state.has('momentum') && state.get('momentum') === null;
  tree.modules.set(path, {
    kind,
    epsilon: number('eps') ?? number('variance_epsilon'),
    momentum: isCumulative ? NaN : number('momentum'),
    isTraining: typeof training === 'boolean' ? training : null,
  });
}
