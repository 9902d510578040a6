import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openStore } from '../../../main/store/openStore.ts';
import { nodeFileSystem } from '../../../main/store/files/fileSystem.ts';
import type { FileSystem } from '../../../main/store/files/fileSystem.ts';
import type { Store } from '../../../main/store/store.ts';
import type { Checkpoint } from '../../../shared/domain/checkpoint.ts';
import type { ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { storeReadOnly } from '../../../main/store/storeErrors.ts';
import { sentence } from '../../support/sentences.ts';

/** All a person could find in a store: each run with its curves, log and weights, what is damaged, what is in the trash. */
export interface StoreState {
  runs: { record: ExperimentRecord; checkpoints: Digests[] }[];
  damaged: string[];
  trash: string[];
}

/** The weights by their digests: telling thousands of bytes apart one by one takes long. */
type Digests = Record<string, string>;

const digestsOf = ({ files }: Checkpoint): Digests =>
  Object.fromEntries(
    files.map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')]),
  );

/** Reads everything; a saved checkpoint that cannot be loaded makes it reject. */
export async function stateOf(
  store: Store,
  files: FileSystem = nodeFileSystem,
): Promise<StoreState> {
  const { experiments, damaged } = await store.list();
  const runs: StoreState['runs'] = [];
  for (const { id } of experiments) {
    const loaded = await store.load(id);
    const record = { ...loaded, notices: [...loaded.notices, ...(await store.verify(id))] };
    const checkpoints: Digests[] = [];
    for (const epoch of record.experiment.checkpoints) {
      checkpoints.push(digestsOf(await store.loadCheckpoint(id, epoch)));
    }
    runs.push({ record, checkpoints });
  }
  const trash = (await files.list(join(store.folder, 'trash'))).map(({ name }) => name).sort();
  return { runs, damaged: damaged.map(({ id, reason }) => `${id}: ${sentence(reason)}`), trash };
}

/** The same, of the store in a folder, opened as a process would that comes after its last owner's death. */
export async function stateAfterRestart(
  folder: string,
  files: FileSystem = nodeFileSystem,
): Promise<StoreState> {
  await files.remove(join(folder, 'lock'));
  const store = await openStore(folder, { fileSystem: files });
  try {
    if (store.readOnly !== null) throw storeReadOnly(store.readOnly);
    const leftovers = await files.list(join(folder, 'tmp'));
    if (leftovers.length > 0) throw new Error('leftovers were not swept');
    return await stateOf(store, files);
  } finally {
    await store.close();
  }
}
