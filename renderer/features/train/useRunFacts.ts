import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import type { EpochMetrics } from '../../../shared/domain/metrics.ts';
import type { ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { useRuns } from '../../state/runs/runs.ts';

/** The last epoch among a record's lines; looked for from the end, where it is near. */
function lastEpoch({ metrics }: ExperimentRecord): EpochMetrics | null {
  for (let index = metrics.length - 1; index >= 0; index -= 1) {
    const line = metrics[index];
    if (line?.kind === 'epoch') return line;
  }
  return null;
}

/** What the live panel tells about the run it shows, beyond its curves. */
export function useRunFacts(record: () => ExperimentRecord) {
  const runs = useRuns();
  const active = computed(() => runs.activeRun(record().experiment.id));
  /** Of a run that is going on, else of what became of it. */
  const status: ComputedRef<ExperimentRecord['experiment']['status']> = computed(
    () => active.value?.status ?? record().experiment.status,
  );
  const failure = computed(() => runs.failureOf(record().experiment.id));
  const last = computed(() => lastEpoch(record()));

  /** Epoch (1 is the first) and step the run is at. */
  const place = computed(() => {
    const { epochs } = record().experiment.config;
    if (active.value === null) return { epoch: last.value?.epoch ?? 0, epochs };
    const { step, totalSteps } = active.value.progress;
    return { epoch: Math.min(epochs, Math.floor((step / totalSteps) * epochs) + 1), epochs };
  });
  return { active, status, failure, last, place };
}
