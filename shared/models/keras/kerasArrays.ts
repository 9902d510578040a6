import { message } from '../../errors/message.ts';
import type { Message } from '../../errors/message.ts';
import type { Hdf5Dataset } from '../hdf5/dataset.ts';
import type { Hdf5File } from '../hdf5/hdf5File.ts';
import type { ArrayEntry } from '../normLayers.ts';
import type { KerasLayer } from './kerasLayers.ts';

/** The arrays of a Keras file under names that say what they are, `inner.bn.gamma`. */
export interface KerasArrays {
  entries: ArrayEntry[];
  notices: Message[];
}

const entryOf = (name: string, { dtype, shape, read }: Hdf5Dataset): ArrayEntry => ({
  ...{ name, dtype, shape, read },
  isTrainable: null,
});

/** Arrays under their own names: `model_weights/inner/inner/bn/gamma:0`, as before Keras 3 and in `.h5` still. */
export function namedArrays({ datasets }: Hdf5File): KerasArrays {
  const entries = [...datasets].map(([path, dataset]) => {
    const steps = path
      .replace(/^model_weights\//, '')
      .replace(/:\d+$/, '')
      .split('/');
    // The first step is the layer whose list of weights it stands in; the weight's name has it again.
    return entryOf((steps.length > 2 ? steps.slice(1) : steps).join('.'), dataset);
  });
  return { entries, notices: [] };
}

const VARIABLES = /^(.*)\/vars\/(\d+)$/;

/** Whether the arrays have numbers for names, as Keras 3 keeps them. */
export const hasNumberedArrays = ({ datasets }: Hdf5File): boolean =>
  [...datasets.keys()].some((path) => VARIABLES.test(path));

/** Arrays by number, `layers/batch_normalization/vars/2`: the layer's settings say which is which. */
export function numberedArrays(file: Hdf5File, layers: readonly KerasLayer[]): KerasArrays {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const owners = new Map<string, Hdf5Dataset[]>();
  for (const [path, dataset] of file.datasets) {
    const [, owner = '', number = ''] = VARIABLES.exec(path) ?? [];
    if (owner === '') continue;
    const variables = owners.get(owner) ?? [];
    variables[Number(number) % MOST_VARIABLES] = dataset;
    owners.set(owner, variables);
  }
  const entries: ArrayEntry[] = [];
  const unclear: string[] = [];
  for (const [owner, variables] of owners) {
    const names = namesOf(owner, file);
    const layer = byName.get(names.at(-1) ?? '') ?? null;
    const roles = rolesOf(layer, owner.split('/').at(-1) ?? '', variables);
    if (roles === null) unclear.push(names.join('.'));
    variables.forEach((dataset, place) => {
      entries.push(entryOf([...names, roles?.[place] ?? `vars${place}`].join('.'), dataset));
    });
  }
  const notices =
    unclear.length === 0 ? [] : [message('modelVariablesUnclear', { layers: unclear })];
  return { entries, notices };
}

/** No layer has more variables of its own. */
const MOST_VARIABLES = 1000;

/** The names of a layer and of the models around it: the file keeps them beside the arrays. */
function namesOf(owner: string, { groups }: Hdf5File): string[] {
  const steps = owner.split('/');
  return steps.flatMap((step, place) => {
    if (step === 'layers' && place % 2 === 0) return [];
    const path = steps.slice(0, place + 1).join('/');
    return [groups.get(`${path}/vars`)?.get('name')?.[0] ?? step];
  });
}

/** What each variable of a layer is; empty for one that does not normalize, null where the file does not say. */
function rolesOf(
  layer: KerasLayer | null,
  folder: string,
  variables: readonly Hdf5Dataset[],
): readonly string[] | null {
  const kind = layer?.className ?? folder.replace(/_\d+$/, '').replaceAll('_', '');
  if (!/normalization$/i.test(kind) || /^unit/i.test(kind)) return [];
  const isBatchNorm = /batch/i.test(kind);
  const all = ['gamma', 'beta', ...(isBatchNorm ? ['moving_mean', 'moving_variance'] : [])];
  if (/^rms/i.test(kind)) return ['gamma'];
  if (layer === null) return variables.length === all.length ? all : null;
  const has = (setting: string) => layer.config[setting] !== false;
  const roles = all.filter(
    (role) => (role !== 'gamma' || has('scale')) && (role !== 'beta' || has('center')),
  );
  return roles.length === variables.length ? roles : null;
}
