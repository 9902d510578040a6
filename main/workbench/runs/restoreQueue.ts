import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { EventHub } from '../eventHub.ts';
import type { RunQueue } from './runQueue.ts';
import type { StoreDoor } from '../storeDoor.ts';

interface Parts {
  store: StoreDoor;
  queue: RunQueue;
  hub: EventHub;
}

/**
 * Queues again, held, what waited when the program ended last: it goes on only when a person says so.
 * The run that was under way in the middle of a group goes first. A store for reading only is another
 * workbench's, and so is its queue.
 */
export async function restoreQueue({ store: door, queue, hub }: Parts): Promise<void> {
  const store = await door.existing();
  if (store === null || store.readOnly !== null) return;
  const { experiments } = await store.list();
  const waiting = experiments.filter(({ status }) => status === 'queued').sort(byId);
  const groups = new Set(waiting.flatMap(({ group }) => (group === null ? [] : [group.id])));
  const cutShort = experiments.filter(
    ({ status, group }) => status === 'interrupted' && group !== null && groups.has(group.id),
  );
  const first: ExperimentId[] = [];
  for (const { id } of cutShort.sort(byId)) {
    const experiment = await store.update(id, { status: 'queued', reason: '' });
    hub.emit('experiment:changed', { experiment });
    first.push(id);
  }
  queue.restore([...first, ...waiting.map(({ id }) => id)]);
}

const byId = (a: Experiment, b: Experiment) => (a.id < b.id ? -1 : 1);
