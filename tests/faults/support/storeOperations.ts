import type { Store } from '../../../main/store/store.ts';
import {
  checkpointOf,
  chunkOf,
  epochOf,
  experimentCalled,
  FIRST,
  SECOND,
  THIRD,
  timingsOf,
  trainEpoch,
} from '../../unit/store/samples.ts';

/** A store as it might be: one run that no one touches, one with three epochs, and the trash. */
export async function fillStore(store: Store): Promise<void> {
  await store.create(experimentCalled(FIRST, { status: 'finished' }));
  await trainEpoch(store, FIRST, 1);
  await store.finish(FIRST);
  await store.create(experimentCalled(SECOND));
  for (const epoch of [1, 2, 3]) await trainEpoch(store, SECOND, epoch);
  await store.create(experimentCalled(TRASHED));
  await store.delete(TRASHED);
}

const TRASHED = '20260101-100009-tttttt';

/** Every change a store can be asked for, each on the store of `fillStore`. */
export const OPERATIONS: Record<string, (store: Store) => Promise<unknown>> = {
  create: (store) => store.create(experimentCalled(THIRD)),
  update: (store) => store.update(SECOND, { name: 'renamed', tags: ['a', 'b'], status: 'failed' }),
  append: (store) =>
    store.append(SECOND, {
      metrics: [chunkOf(4), epochOf(4)],
      timings: timingsOf(4),
      log: ['a line', 'another line'],
    }),
  saveCheckpoint: (store) => store.saveCheckpoint(SECOND, checkpointOf(4)),
  finish: (store) => store.finish(SECOND),
  delete: (store) => store.delete(SECOND),
  restore: (store) => store.restore(TRASHED),
  purge: (store) => store.purge(TRASHED),
};
