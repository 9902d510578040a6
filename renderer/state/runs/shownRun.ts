import { computed, shallowRef } from 'vue';
import type { Ref } from 'vue';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { Queue } from '../../../shared/domain/run.ts';
import { useRecords } from './records.ts';

/** The run the Train screen shows: as long as it is trained, or no other is, it stays. */
export function shownRun(queue: Readonly<Ref<Queue>>) {
  const records = useRecords();
  const current = shallowRef<ExperimentId | null>(null);
  const currentRecord = computed(() =>
    current.value === null ? null : (records.records.get(current.value) ?? null),
  );
  const shown = computed(() => queue.value.active.find(({ id }) => id === current.value) ?? null);
  /** Of the runs that are trained, the one shown, or else the first: what keys and menus steer. */
  const steered = computed(() => shown.value ?? queue.value.active[0] ?? null);

  async function show(id: ExperimentId): Promise<void> {
    const before = current.value;
    if (before === id) {
      // A window may have asked for it while the store's folder was gone.
      if (currentRecord.value === null) await records.reload(id);
      return;
    }
    current.value = id;
    const opened = records.open(id);
    if (before !== null) records.close(before);
    await opened;
  }

  /** Shows the run whose turn came last, unless the one that is shown is still trained. */
  function follow(): void {
    const last = queue.value.active.at(-1);
    if (last !== undefined && shown.value === null) void show(last.id);
  }

  /** Shows the first of `ids` that is trained already: what a person has just asked for. */
  function showBegun(ids: readonly ExperimentId[]): void {
    const begun = queue.value.active.find(({ id }) => ids.includes(id));
    if (begun !== undefined && !ids.includes(current.value ?? '')) void show(begun.id);
  }

  return { current, currentRecord, steered, show, follow, showBegun };
}
