import { computed, ref, watch } from 'vue';
import type { Ref } from 'vue';
import type { Experiment } from '../../../../../shared/domain/experiment.ts';
import type { HealthLine } from '../../../../../shared/domain/recording.ts';
import { isUnderWay } from '../../trial/matching.ts';

/**
 * The moment of a run's recording that is looked at: while it continues the newest, then the first or the
 * last (`rest`), until the reader chooses one.
 */
export function useMoment(
  run: Readonly<Ref<Experiment | null>>,
  health: Readonly<Ref<readonly HealthLine[] | null>>,
  rest: 'first' | 'last',
) {
  const chosen = ref<number | null>(null);
  const last = computed(() => Math.max((health.value?.length ?? 0) - 1, 0));
  const place = computed({
    get: () => {
      const isLive = run.value !== null && isUnderWay(run.value);
      const resting = isLive || rest === 'last' ? last.value : 0;
      return Math.min(chosen.value ?? resting, last.value);
    },
    set: (at: number) => (chosen.value = at),
  });
  watch(
    () => run.value?.id,
    () => (chosen.value = null),
  );
  return place;
}
