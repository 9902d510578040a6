import { computed, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { Experiment, ExperimentId } from '../../../../../shared/domain/experiment.ts';
import type { HealthLine } from '../../../../../shared/domain/recording.ts';
import { lastOfMany } from '../../../../state/lastOfMany.ts';
import { useRuns } from '../../../../state/runs/runs.ts';
import { useToasts } from '../../../../state/toasts.ts';
import { client } from '../../../../state/transport/client.ts';

/**
 * How a run's layers were, from before its first step up to now: requested again whenever the run has
 * come further. Null until it is known; empty where nothing was recorded.
 */
export function useHealth(run: Readonly<Ref<Experiment | null>>) {
  const runs = useRuns();
  const toasts = useToasts();
  const health = shallowRef<readonly HealthLine[] | null>(null);

  const ask = lastOfMany(
    ({ id }: { id: ExperimentId }) => client().call('inspection:layers', { id }),
    (answer, { id }) => {
      if (run.value?.id === id) health.value = answer.health;
    },
    toasts.showError,
  );
  const place = computed(() => {
    const step = runs.activeRun(run.value?.id ?? null)?.progress.step ?? 0;
    return [run.value?.id ?? null, run.value?.status ?? null, step].join(' ');
  });

  watch(
    () => run.value?.id,
    () => (health.value = null),
  );
  watch(
    place,
    () => {
      if (run.value !== null && run.value.status !== 'queued') ask({ id: run.value.id });
    },
    { immediate: true },
  );
  return health;
}
