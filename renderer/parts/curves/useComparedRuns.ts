import { useThrottleFn } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { RunView } from '../../state/runs/openRun.ts';
import { useRecords } from '../../state/runs/records.ts';

/** How many records are asked for at a time. */
const LANES = 4;
/** Milliseconds between two looks at runs that are still being trained. */
const LOOK_EVERY = 500;

/** The runs laid beside each other, kept up to date while they train. */
export function useComparedRuns(ids: Readonly<Ref<readonly ExperimentId[]>>) {
  const store = useRecords();
  /** Those that are open, or wait for it. */
  const wanted = new Set<ExperimentId>();
  const unreadable = ref(new Set<ExperimentId>());
  const runs = shallowRef<RunView[]>([]);

  const missing = computed(
    () => ids.value.filter((id) => !store.records.has(id) && !unreadable.value.has(id)).length,
  );

  const views = () => ids.value.flatMap((id) => store.records.get(id)?.view ?? []);

  function look(): void {
    if (missing.value > 0) return;
    const next = views();
    const isSame =
      next.length === runs.value.length && next.every((run, at) => run === runs.value[at]);
    if (!isSame) runs.value = next;
  }

  function giveUp(id: ExperimentId): void {
    wanted.delete(id);
    store.close(id);
  }

  async function openAll(all: readonly ExperimentId[]): Promise<void> {
    const kept = new Set(all);
    for (const id of [...wanted]) if (!kept.has(id)) giveUp(id);
    const waiting = [...kept].filter((id) => !wanted.has(id));
    for (const id of waiting) wanted.add(id);
    const lane = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        if (wanted.has(id) && !(await store.open(id))) unreadable.value.add(id);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    look();
  }

  watch(ids, (all) => void openAll(all), { immediate: true });
  watch(views, useThrottleFn(look, LOOK_EVERY, true));
  onScopeDispose(() => [...wanted].forEach(giveUp));

  return { runs, missing };
}
