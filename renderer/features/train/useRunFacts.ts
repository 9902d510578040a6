import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import type { OpenRun } from '../../state/runs/openRun.ts';
import { useRuns } from '../../state/runs/runs.ts';

/** What the live panel tells about the run it shows, beyond its curves. */
export function useRunFacts(record: () => OpenRun) {
  const runs = useRuns();
  const active = computed(() => runs.activeRun(record().experiment.id));
  /** Of a run that is going on, else of what became of it. */
  const status: ComputedRef<Experiment['status']> = computed(
    () => active.value?.status ?? record().experiment.status,
  );
  const failure = computed(() => runs.failureOf(record().experiment.id));
  const last = computed(() => record().epochs.at(-1) ?? null);

  /** Epoch (1 is the first) and step the run is at. */
  const place = computed(() => {
    const { epochs } = record().experiment.config;
    if (active.value === null) return { epoch: last.value?.epoch ?? 0, epochs };
    const { step, totalSteps } = active.value.progress;
    return { epoch: Math.min(epochs, Math.floor((step / totalSteps) * epochs) + 1), epochs };
  });
  return { active, status, failure, last, place };
}
