import { message } from '../errors/message.ts';
import { Refusal } from '../errors/refusal.ts';
import type { ForeignNorm, NormKind } from './foreignModel.ts';
import type { Dtype, NumberArray } from './numberArray.ts';
import { elementsIn } from './numberArray.ts';

/** An array of a file, not yet read. */
export interface ArrayEntry {
  name: string;
  dtype: Dtype;
  shape: readonly number[];
  /** Whether it has a gradient; null when the file does not say. */
  isTrainable: boolean | null;
  read(): Promise<NumberArray>;
}

/** What a file says of a module beside its arrays. */
export interface ModuleFacts {
  kind: NormKind | null;
  epsilon: number | null;
  momentum: number | null;
  isTraining: boolean | null;
}

const ROLES = {
  gamma: ['weight', 'gamma', 'scale'],
  beta: ['bias', 'beta', 'offset'],
  mean: ['running_mean', 'moving_mean', 'mean'],
  variance: ['running_var', 'moving_variance', 'running_variance', 'var', 'variance'],
  counter: ['num_batches_tracked'],
} as const;
type Role = keyof typeof ROLES;
const ROLE_OF = new Map<string, Role>(
  Object.entries(ROLES).flatMap(([role, names]) => names.map((name) => [name, role as Role])),
);

/** What wrappers put before the names of a model that is saved inside them. */
const WRAPPERS =
  /^(?:(?:state_dict|model_state_dict|model|module|_orig_mod|net|network|StatefulPartitionedCall)\.)+/;

/** The layer's name for people. */
export function readablePath(path: string): string {
  const inner = path.replaceAll(/(^|\.)(?:_orig_mod|module)\.(?=.)/g, '$1');
  return inner.replace(WRAPPERS, '') || path;
}

type Group = Partial<Record<Role, ArrayEntry>>;

/** Values of all normalization layers together; more are no model's: the largest language models have half as many. */
const MOST_VALUES = 2 ** 23;

/**
 * The normalization layers among named arrays. Running mean and variance make a BatchNorm of any
 * dimension; scale and shift alone, both 1-d and of one length, a normalization without statistics; a
 * scale alone whose name says so, an RMSNorm.
 */
export async function normLayers(
  entries: readonly ArrayEntry[],
  modules: ReadonlyMap<string, ModuleFacts> = new Map(),
): Promise<ForeignNorm[]> {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const dot = entry.name.lastIndexOf('.');
    const role = ROLE_OF.get(entry.name.slice(dot + 1));
    if (role === undefined) continue;
    const path = entry.name.slice(0, Math.max(0, dot));
    const group = groups.get(path) ?? {};
    group[role] = entry;
    groups.set(path, group);
  }
  const norms: ForeignNorm[] = [];
  let values = 0;
  for (const [path, group] of groups) {
    const facts = modules.get(path) ?? null;
    const kind = kindOf(path, group, facts);
    if (kind === null) continue;
    for (const { shape } of Object.values(group)) values += elementsIn(shape);
    if (values > MOST_VALUES) throw new Refusal(message('modelTooLarge'));
    norms.push(await readNorm(path, kind, group, facts));
  }
  return norms;
}

const isVector = (entry: ArrayEntry | undefined): entry is ArrayEntry => entry?.shape.length === 1;
const lengthOf = (entry: ArrayEntry | undefined): number => entry?.shape[0] ?? 0;

const KIND_IN_NAME: readonly [RegExp, NormKind][] = [
  [/rms_?norm/i, 'rmsNorm'],
  [/group_?norm/i, 'groupNorm'],
  [/instance_?norm/i, 'instanceNorm'],
  [/layer_?norm/i, 'layerNorm'],
];

const kindInName = (path: string): NormKind | null =>
  KIND_IN_NAME.find(([pattern]) => pattern.test(path))?.[1] ?? null;

function kindOf(path: string, group: Group, facts: ModuleFacts | null): NormKind | null {
  const { gamma, beta, mean, variance } = group;
  if (isVector(mean) && isVector(variance) && lengthOf(mean) === lengthOf(variance)) {
    return facts?.kind ?? 'batchNorm';
  }
  if (facts?.kind !== undefined && facts.kind !== null) return facts.kind;
  if (isVector(gamma) && isVector(beta) && lengthOf(gamma) === lengthOf(beta)) {
    return kindInName(path) ?? 'unknown';
  }
  const isScaleAlone = isVector(gamma) && beta === undefined && lengthOf(gamma) > 1;
  return isScaleAlone && /norm|(?:^|[._])(?:ln|rms)/i.test(path.split('.').at(-1) ?? '')
    ? (kindInName(path) ?? 'rmsNorm')
    : null;
}

async function readNorm(
  path: string,
  kind: NormKind,
  group: Group,
  facts: ModuleFacts | null,
): Promise<ForeignNorm> {
  const read = async (entry: ArrayEntry | undefined) => (entry ? entry.read() : null);
  const [gamma, beta, mean, variance, counter] = await Promise.all([
    read(group.gamma),
    read(group.beta),
    read(group.mean),
    read(group.variance),
    read(group.counter),
  ]);
  const trainable = [group.gamma, group.beta].flatMap((entry) => entry?.isTrainable ?? []);
  return {
    path: readablePath(path),
    fullPath: path,
    kind,
    channels: lengthOf(group.mean ?? group.gamma),
    ...{ gamma, beta, mean, variance },
    epsilon: facts?.epsilon ?? null,
    momentum: facts?.momentum ?? null,
    counter: counter?.values[0] ?? null,
    isFrozen: trainable.length === 0 ? null : trainable.every((has) => !has),
    isTraining: facts?.isTraining ?? null,
  };
}
