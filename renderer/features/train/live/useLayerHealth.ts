import { useThrottleFn } from '@vueuse/core';
import { shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { ExperimentId } from '../../../../shared/domain/experiment.ts';
import type { HealthLine } from '../../../../shared/domain/recording.ts';
import { lastOfMany } from '../../../state/lastOfMany.ts';
import type { OpenRun } from '../../../state/runs/openRun.ts';
import { client } from '../../../state/transport/client.ts';

/** Milliseconds between two looks at a run that is trained. */
const LOOK_EVERY = 1000;

/** What was recorded last of a run's layers, followed while it is trained; null where nothing is recorded. */
export function useLayerHealth(record: () => OpenRun): Readonly<Ref<HealthLine | null>> {
  const last = shallowRef<HealthLine | null>(null);
  const ask = lastOfMany(
    ({ id }: { id: ExperimentId }) => client().call('inspection:layers', { id }),
    ({ health }, { id }) => {
      if (id === record().experiment.id) last.value = health.at(-1) ?? null;
    },
    // The sketch goes without numbers: nothing else depends on them.
    () => (last.value = null),
  );
  const askSoon = useThrottleFn(() => ask({ id: record().experiment.id }), LOOK_EVERY, true);

  watch(
    () => record().experiment.id,
    () => (last.value = null),
  );
  watch([() => record().experiment.id, () => record().epochs.length], () => void askSoon(), {
    immediate: true,
  });
  return last;
}
