import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/store.ts';
import { FaultyFileSystem } from './faultyFileSystem.ts';
import { ModelDisk } from './modelDisk.ts';

/** A closed store at `/store` on a disk in memory, with what `fill` puts in. */
export async function diskWith(fill: (store: Store) => Promise<void>): Promise<ModelDisk> {
  const disk = new ModelDisk();
  const store = await openStore('/store', { fileSystem: disk });
  await fill(store);
  await store.close();
  return disk;
}

/** A copy of the disk, all of it flushed, and faults to put between it and a store. */
export function faultyCopy(original: ModelDisk): { disk: ModelDisk; files: FaultyFileSystem } {
  const disk = original.afterPowerLoss(original.pending, 'kept');
  return { disk, files: new FaultyFileSystem(disk) };
}

/** What `work` rejects with; null when it does not. */
export const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
