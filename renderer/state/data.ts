import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import type { DatasetStatus, DownloadProgress } from '../../shared/domain/dataset.ts';
import { client } from './transport/client.ts';
import { useToasts } from './toasts.ts';

/** MNIST from one's own files takes the place it had while it was missing. */
function withSet(sets: readonly DatasetStatus[], added: DatasetStatus): DatasetStatus[] {
  const isThere = sets.some(({ id }) => id === added.id);
  return isThere ? sets.map((set) => (set.id === added.id ? added : set)) : [...sets, added];
}

/** The data sets one can train on, and the download of the one that may be missing. */
export const useData = defineStore('data', () => {
  const toasts = useToasts();
  const sets = ref<DatasetStatus[]>([]);
  const progress = ref<DownloadProgress | null>(null);
  const downloading = ref(false);
  const importing = ref(false);
  let canceled = false;

  async function load(): Promise<void> {
    sets.value = (await client().call('data:describe', {})).sets;
  }

  /** The set of this id, or null while unknown. */
  const find = (id: string): DatasetStatus | null =>
    sets.value.find((set) => set.id === id) ?? null;

  /** Ends with an error also when it was canceled; that one was wished for, and is not shown. */
  async function download(): Promise<void> {
    downloading.value = true;
    try {
      await client().call('data:download', {});
    } catch (error) {
      if (!canceled) toasts.showError(error);
    }
    canceled = false;
    downloading.value = false;
    progress.value = null;
  }

  async function cancelDownload(): Promise<void> {
    canceled = true;
    await toasts.attempt(() => client().call('data:cancelDownload', {}));
  }

  /** The set as it is here now, and whether it was already; null (and a toast) when the files are no good. */
  async function importSet(input: CommandInput<'data:import'>) {
    importing.value = true;
    try {
      const added = await client().call('data:import', input);
      sets.value = withSet(sets.value, added);
      return added;
    } catch (error) {
      toasts.showError(error);
      return null;
    } finally {
      importing.value = false;
    }
  }

  function apply(event: WorkbenchEvent): void {
    if (event.name === 'data:progressed') progress.value = event.payload;
    if (event.name === 'data:changed') {
      sets.value = event.payload.sets;
      progress.value = null;
    }
  }

  return {
    sets,
    progress,
    downloading,
    importing,
    load,
    find,
    download,
    cancelDownload,
    importSet,
    apply,
  };
});
