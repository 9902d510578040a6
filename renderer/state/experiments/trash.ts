import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { TrashedRun } from '../../../shared/domain/trash.ts';
import { client } from '../transport/client.ts';
import { useToasts } from '../toasts.ts';
import { useExperiments } from './experiments.ts';

/** The deleted runs. They are read when a screen first shows them, and followed from then on. */
export const useTrash = defineStore('trash', () => {
  const toasts = useToasts();
  const runs = shallowRef<readonly TrashedRun[]>([]);
  let isFollowed = false;
  let isStale = false;
  let reading: Promise<void> | null = null;

  /** Many changes in a row make one more reading, not one each. */
  async function read(): Promise<void> {
    while (isStale) {
      isStale = false;
      const answer = await client().call('trash:list', {});
      runs.value = answer.runs;
    }
  }

  async function load(): Promise<void> {
    if (!isFollowed) return;
    isStale = true;
    reading ??= read().finally(() => (reading = null));
    await reading;
  }

  async function follow(): Promise<void> {
    isFollowed = true;
    await toasts.attempt(load);
  }

  async function restore(ids: readonly ExperimentId[]): Promise<void> {
    let isWhole = true;
    for (const id of ids) {
      const restored = await toasts.attempt(() => client().call('experiment:restore', { id }));
      isWhole &&= restored;
    }
    // A run that cannot be read is back as well, but no event tells of it.
    if (!isWhole) await toasts.attempt(() => Promise.all([load(), useExperiments().load()]));
  }

  const empty = (ids: ExperimentId[]) =>
    toasts.attempt(() => client().call('trash:empty', { ids }));

  function leave(ids: readonly ExperimentId[]): void {
    if (reading !== null) isStale = true;
    if (!runs.value.some(({ id }) => ids.includes(id))) return;
    const gone = new Set(ids);
    runs.value = runs.value.filter(({ id }) => !gone.has(id));
  }

  function apply(event: WorkbenchEvent): void {
    if (event.name === 'experiment:removed') void toasts.attempt(load);
    else if (event.name === 'experiment:changed') leave([event.payload.experiment.id]);
    else if (event.name === 'trash:emptied') leave(event.payload.ids);
  }

  return { runs, load, follow, restore, empty, apply };
});
