import { ref, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { RunningPath } from '../../../shared/domain/inspection.ts';
import type { HealthLine } from '../../../shared/domain/recording.ts';
import { client } from '../transport/client.ts';
import type { OpenedCopyState } from './inspectCopy.ts';
import type { ForwardState } from './inspectForward.ts';
import { lastOfMany } from '../lastOfMany.ts';

/**
 * What was recorded of the run while it was trained: its layers' health, and the way of one BatchNorm's
 * running statistics. Asked for while it is shown, and again whenever a copy is opened, as a run may still
 * continue. Null until it is known; `path` also where nothing was recorded.
 */
export function recordedRun(
  copy: OpenedCopyState,
  { layer }: ForwardState,
  isShown: Record<'health' | 'history', Readonly<Ref<boolean>>>,
) {
  const { opened } = copy;
  const health = shallowRef<readonly HealthLine[] | null>(null);
  const path = shallowRef<RunningPath | null>(null);
  const isPathKnown = ref(false);
  /** Places among the recorded ones that are looked at; null for the last. */
  const healthMoment = ref<number | null>(null);
  const pathMoment = ref<number | null>(null);
  const isOpen = (id: ExperimentId) => opened.value?.id === id;

  const askHealth = lastOfMany(
    ({ id }: { id: ExperimentId }) => client().call('inspection:layers', { id }),
    (answer, { id }) => {
      if (isOpen(id)) health.value = answer.health;
    },
    copy.fail,
  );
  const askPath = lastOfMany(
    (question: { id: ExperimentId; layer: number }) => client().call('inspection:path', question),
    (answer, { id }) => {
      if (!isOpen(id)) return;
      path.value = answer.path;
      isPathKnown.value = true;
    },
    copy.fail,
  );

  watch(
    () => opened.value?.id,
    () => {
      health.value = null;
      path.value = null;
      isPathKnown.value = false;
      healthMoment.value = null;
      pathMoment.value = null;
    },
  );
  watch([isShown.health, opened], () => {
    if (isShown.health.value && opened.value !== null) askHealth({ id: opened.value.id });
  });
  watch([isShown.history, opened, layer], () => {
    if (!isShown.history.value || opened.value === null) return;
    if (layer.value < opened.value.layers.length) {
      askPath({ id: opened.value.id, layer: layer.value });
    }
  });

  return { health, path, isPathKnown, healthMoment, pathMoment };
}
