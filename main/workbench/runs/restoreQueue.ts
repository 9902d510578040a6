import type { Experiment } from '../../../shared/domain/experiment.ts';
import type { DataSets } from '../data/dataSets.ts';
import type { EventHub } from '../eventHub.ts';
import { queuedRuns } from './queuedRun.ts';
import type { RunQueue } from './runQueue.ts';
import type { StoreOpener } from '../storeOpener.ts';

interface Parts {
  store: StoreOpener;
  queue: RunQueue;
  data: DataSets;
  hub: EventHub;
}

/**
 * Queues again, held, what waited when the program ended last: it continues only when a person says so.
 * Runs that were under way in the middle of a group go first. A store for reading only is another
 * workbench's, and so is its queue.
 */
export async function restoreQueue({ store: opener, queue, data, hub }: Parts): Promise<void> {
  const store = await opener.existing();
  if (store === null || store.readOnly !== null) return;
  const { experiments } = await store.list();
  const waiting = experiments.filter(({ status }) => status === 'queued').sort(byId);
  const groups = new Set(waiting.flatMap(({ group }) => (group === null ? [] : [group.id])));
  const cutShort = experiments.filter(
    ({ status, group }) => status === 'interrupted' && group !== null && groups.has(group.id),
  );
  const first: Experiment[] = [];
  for (const { id } of cutShort.sort(byId)) {
    const experiment = await store.update(id, { status: 'queued', reason: '' });
    hub.emit('experiment:changed', { experiment });
    first.push(experiment);
  }
  queue.restore(await queuedRuns([...first, ...waiting], data));
}

const byId = (a: Experiment, b: Experiment) => (a.id < b.id ? -1 : 1);
