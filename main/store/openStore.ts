import { resolve } from 'node:path';
import type { Experiment } from '../../shared/domain/experiment.ts';
import { message, messageText } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';
import { ExperimentFolders } from './experiments/experimentFolders.ts';
import { DiskStore } from './diskStore.ts';
import { ExperimentIndex } from './experiments/experimentIndex.ts';
import { ensureFolder, errorCode, nodeFileSystem } from './files/fileSystem.ts';
import type { FileSystem } from './files/fileSystem.ts';
import { Layout } from './layout.ts';
import { isOnThisHost } from './processIdentity.ts';
import type { Store } from './store.ts';
import { problemMessage, storeUnusable } from './storeErrors.ts';
import { StoreLock, takeLock } from './storeLock.ts';
import type { LockOwner } from './storeLock.ts';

export interface StoreOptions {
  /** The machine's own disks, unless a test has something in mind with them. */
  fileSystem?: FileSystem;
}

/**
 * Opens the store in `folder`, which is made where only it itself is missing. The first process may
 * write; what it finds unfinished is swept, and runs that no one trains any more become `interrupted`;
 * those that wait for their turn keep waiting.
 * Any other, and any in a folder that cannot be written to, reads: `readOnly` then says why.
 * @throws {WorkbenchError} `store-unusable` where there is no folder and none can be made
 */
export async function openStore(folder: string, options: StoreOptions = {}): Promise<Store> {
  const files = options.fileSystem ?? nodeFileSystem;
  const layout = new Layout(await storeRoot(files, resolve(folder)));
  const index = new ExperimentIndex(files, layout);
  const parts = { files, layout, index };
  let lock: StoreLock | null = null;
  try {
    const taken = await takeLock(files, layout.root);
    if (!(taken instanceof StoreLock)) {
      return new DiskStore({ ...parts, lock: null, readOnly: ownerMessage(taken) });
    }
    lock = taken;
    await prepare(files, layout, index);
    return new DiskStore({ ...parts, lock, readOnly: null });
  } catch (error) {
    await lock?.release().catch(() => undefined);
    if (errorCode(error) === null) throw error;
    return new DiskStore({
      ...parts,
      lock: null,
      readOnly: message('storeNoWriting', { problem: problemMessage(error) }),
    });
  }
}

/** The store's folder with all links followed, made if need be, and readable. */
async function storeRoot(files: FileSystem, folder: string): Promise<string> {
  try {
    const root = (await existing(files, folder)) ?? (await made(files, folder));
    if ((await files.state(root))?.kind !== 'folder') {
      throw storeUnusable(message('storeNotFolder', { folder }), message('storeChooseFolder'));
    }
    await files.list(root);
    return root;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    throw storeUnusable(
      message('storeNotOpened', { folder, code: errorCode(error) ?? '' }),
      message('storeConnectOrChoose'),
      error,
    );
  }
}

async function existing(files: FileSystem, folder: string): Promise<string | null> {
  try {
    return await files.realPath(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Only the folder itself, never its parents: those of an unplugged disk must not be made up. */
async function made(files: FileSystem, folder: string): Promise<string> {
  await ensureFolder(files, folder);
  return files.realPath(folder);
}

async function prepare(files: FileSystem, layout: Layout, index: ExperimentIndex): Promise<void> {
  await files.remove(layout.aside);
  await files.makeFolder(layout.aside);
  await ensureFolder(files, layout.trash);
  const folders = new ExperimentFolders(files, layout);
  for (const { id } of (await index.list()).experiments.filter(isLive)) {
    const experiment = await folders.read(id);
    await folders.replace({
      ...experiment,
      status: 'interrupted',
      reason: messageText(message('runProgramEndedEarlier'), 'en'),
    });
  }
}

const isLive = ({ status }: Experiment) => status === 'running' || status === 'paused';

function ownerMessage(owner: LockOwner): Message {
  if (!isOnThisHost(owner)) return message('storeUsedElsewhere');
  const { since } = owner;
  const pid = String(owner.pid);
  return owner.pid === process.pid
    ? message('storeUsedByThis', { pid, since })
    : message('storeUsedByAnother', { pid, since });
}
