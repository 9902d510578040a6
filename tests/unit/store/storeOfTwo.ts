import { join } from 'node:path';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/store.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { experimentCalled, FIRST, SECOND, trainEpoch } from './samples.ts';

/** Two runs of three epochs, of which the first is there to be damaged. */
export async function storeOfTwo(): Promise<{ store: Store; at: (path: string) => string }> {
  const store = await openStore(join(await freshFolder(), 'store'));
  for (const id of [FIRST, SECOND]) {
    await store.create(experimentCalled(id));
    for (const epoch of [1, 2, 3]) await trainEpoch(store, id, epoch);
  }
  return { store, at: (path) => join(store.folder, FIRST, path) };
}
