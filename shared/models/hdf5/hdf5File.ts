import { cachedSource } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';
import { textAttributes } from './attributes.ts';
import { damagedHdf5 } from './cursor.ts';
import { datasetOf } from './dataset.ts';
import type { Hdf5Dataset } from './dataset.ts';
import { linksIn } from './groups.ts';
import { readHeader } from './objectHeader.ts';
import { openSuperblock } from './superblock.ts';

/** What h5py and Keras write of HDF5: groups, arrays of numbers, and attributes that are texts. */
export interface Hdf5File {
  /** The attributes of every group by its path; the root's is empty. */
  groups: ReadonlyMap<string, ReadonlyMap<string, string[]>>;
  /** Every array by its path, `layers/dense/vars/0`. */
  datasets: ReadonlyMap<string, Hdf5Dataset>;
}

/** Objects of a file, and groups within groups; no model has more. */
const MOST_OBJECTS = 200_000;
const DEEPEST = 100;

/** @throws {Refusal} when it is no whole HDF5 file, or has what h5py does not write by itself */
export async function openHdf5(source: ByteSource): Promise<Hdf5File> {
  const { file: begin, root } = await openSuperblock(source);
  const file = cachedSource(begin);
  const rootMessages = await readHeader(file, root);
  const datasets = new Map<string, Hdf5Dataset>();
  const groups = new Map<string, ReadonlyMap<string, string[]>>();
  const waiting = [{ path: '', messages: rootMessages, depth: 0 }];
  const seen = new Set([root]);
  for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
    groups.set(group.path, await textAttributes(file, group.messages));
    for (const { name, address } of await linksIn(file, group.messages)) {
      // An object with two names is read once for each; a group that holds itself is not entered again.
      const messages = await readHeader(file, address);
      const path = group.path === '' ? name : `${group.path}/${name}`;
      const dataset = datasetOf(file, messages);
      if (dataset !== null) datasets.set(path, dataset);
      else if (!seen.has(address) && group.depth < DEEPEST) {
        waiting.push({ path, messages, depth: group.depth + 1 });
        seen.add(address);
      }
      if (datasets.size + seen.size > MOST_OBJECTS) throw damagedHdf5();
    }
  }
  return { groups, datasets };
}
