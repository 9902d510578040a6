import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type {
  DamagedExperiment,
  Experiment,
  ExperimentId,
} from '../../../shared/domain/experiment.ts';
import { client } from '../transport/client.ts';
import { withEntry, withoutEntry } from '../mapEntries.ts';
import { tableState } from './experimentTable.ts';
import { useToasts } from '../toasts.ts';

/** All saved experiments without their curves, and what the table shows of them. */
export const useExperiments = defineStore('experiments', () => {
  const toasts = useToasts();
  const byId = shallowRef<ReadonlyMap<ExperimentId, Experiment>>(new Map());
  const damaged = shallowRef<DamagedExperiment[]>([]);
  const loaded = ref(false);

  const all = computed(() => [...byId.value.values()]);
  const table = tableState(all);

  async function load(): Promise<void> {
    const answer = await client().call('experiment:list', {});
    byId.value = new Map(answer.experiments.map((experiment) => [experiment.id, experiment]));
    damaged.value = answer.damaged;
    loaded.value = true;
  }

  const rename = (id: ExperimentId, name: string) =>
    toasts.attempt(() => client().call('experiment:rename', { id, name }));

  const annotate = (id: ExperimentId, annotation: Pick<Experiment, 'notes' | 'tags'>) =>
    toasts.attempt(() => client().call('experiment:annotate', { id, ...annotation }));

  const addSample = () => toasts.attempt(() => client().call('experiment:addSample', {}));

  const restore = (ids: ExperimentId[]) =>
    toasts.attempt(() => Promise.all(ids.map((id) => client().call('experiment:restore', { id }))));

  /** Moves runs to the trash and offers to take them back. */
  async function remove(ids: ExperimentId[]): Promise<void> {
    const removed: ExperimentId[] = [];
    await toasts.attempt(async () => {
      for (const id of ids) {
        await client().call('experiment:delete', { id });
        removed.push(id);
      }
    });
    if (removed.length === 0) return;
    toasts.show(
      { key: 'experiments.deleted', params: { count: removed.length } },
      { label: 'common.undo', run: () => void restore(removed) },
    );
  }

  function apply(event: WorkbenchEvent): void {
    if (event.name === 'experiment:changed') {
      const { experiment } = event.payload;
      byId.value = withEntry(byId.value, experiment.id, experiment);
    } else if (event.name === 'experiment:removed') {
      const { id } = event.payload;
      byId.value = withoutEntry(byId.value, id);
      table.select([...table.selection.value].filter((selected) => selected !== id));
    } else if (event.name === 'run:resumed' && !loaded.value) {
      // The store's folder was gone when the window opened, and is back.
      void toasts.attempt(load);
    }
  }

  return {
    ...table,
    byId,
    all,
    damaged,
    loaded,
    load,
    rename,
    annotate,
    addSample,
    remove,
    apply,
  };
});
