import { defineStore } from 'pinia';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { client } from '../transport/client.ts';
import { experimentList } from './experimentList.ts';
import { tableState } from './experimentTable.ts';
import { useToasts } from '../toasts.ts';

/** All saved experiments without their curves, and what the table shows of them. */
export const useExperiments = defineStore('experiments', () => {
  const toasts = useToasts();
  const { state, load, put, drop } = experimentList();
  const table = tableState(state.all);

  const rename = (id: ExperimentId, name: string) =>
    toasts.attempt(() => client().call('experiment:rename', { id, name }));

  const annotate = (id: ExperimentId, annotation: Pick<Experiment, 'notes' | 'tags'>) =>
    toasts.attempt(() => client().call('experiment:annotate', { id, ...annotation }));

  /** Gives tags to several runs and takes others from them; the toast takes it back. */
  async function changeTags(
    runs: readonly Experiment[],
    added: readonly string[],
    removed: readonly string[],
  ): Promise<void> {
    const before = runs.map(({ id, notes, tags }) => ({ id, notes, tags: [...tags] }));
    const changed = before.map((run) => ({
      ...run,
      tags: [...new Set([...run.tags.filter((tag) => !removed.includes(tag)), ...added])],
    }));
    const keep = (all: typeof before) =>
      toasts.attempt(async () => {
        for (const run of all) await client().call('experiment:annotate', run);
      });
    if ((added.length === 0 && removed.length === 0) || !(await keep(changed))) return;
    toasts.show(
      { key: 'experiments.tagged', params: { count: runs.length } },
      { label: 'common.undo', run: () => void keep(before) },
    );
  }

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
      put(event.payload.experiment);
    } else if (event.name === 'experiment:removed') {
      const { id } = event.payload;
      drop(id);
      table.select([...table.selection.value].filter((selected) => selected !== id));
    } else if (event.name === 'run:resumed' && !state.loaded.value) {
      // The store's folder was gone when the window opened, and is back.
      void toasts.attempt(load);
    }
  }

  return { ...table, ...state, load, rename, annotate, changeTags, addSample, remove, apply };
});
