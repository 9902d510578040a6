import { join, resolve } from 'node:path';
import { message } from '../../shared/errors/message.ts';
import { DiskStore } from './diskStore.ts';
import { ExperimentIndex } from './experiments/experimentIndex.ts';
import { errorCode, nodeFileSystem } from './files/fileSystem.ts';
import type { FileSystem } from './files/fileSystem.ts';
import { isExperimentId, Layout } from './layout.ts';
import type { Store } from './store.ts';
import { storeUnusable } from './storeErrors.ts';
import { lockHolder, LOCK_FOLDER } from './storeLock.ts';

/** A store that is only looked at, and whether a process is writing to it. */
export interface ReadStore {
  store: Store;
  isWritten: boolean;
}

/**
 * The stores at `folder`: itself, or where it is none, those among the folders in it; none where there is
 * no such folder. They are neither changed nor locked, so that no one who writes to one is held up.
 * @throws {WorkbenchError} `store-unusable` when the folder cannot be read
 */
export async function readStores(
  folder: string,
  files: FileSystem = nodeFileSystem,
): Promise<ReadStore[]> {
  try {
    const root = await files.realPath(resolve(folder));
    if (await isStore(files, root)) return [await readStore(files, root)];
    const inner = (await files.list(root)).filter(({ kind }) => kind === 'folder');
    const found: ReadStore[] = [];
    for (const { name } of inner.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(root, name);
      if (await isStore(files, path)) found.push(await readStore(files, path));
    }
    return found;
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    if (code === 'ENOENT') return [];
    throw storeUnusable(
      message('storeNotOpened', { folder, code }),
      message('storeConnectOrChoose'),
      error,
    );
  }
}

/** A store that was ever written to has a lock; one that was copied without it has runs. */
async function isStore(files: FileSystem, folder: string): Promise<boolean> {
  const entries = await files.list(folder);
  return entries.some(({ name }) => name === LOCK_FOLDER || isExperimentId(name));
}

async function readStore(files: FileSystem, root: string): Promise<ReadStore> {
  const layout = new Layout(root);
  const index = new ExperimentIndex(files, layout);
  const readOnly = message('storeOnlyRead');
  const store = new DiskStore({ files, layout, index, lock: null, readOnly });
  return { store, isWritten: (await lockHolder(files, root)) !== null };
}
