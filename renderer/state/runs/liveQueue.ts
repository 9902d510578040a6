import { computed, shallowRef } from 'vue';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import { EMPTY_QUEUE, withProgress } from '../../../shared/domain/run.ts';
import type { Queue, RunProgress } from '../../../shared/domain/run.ts';
import { oncePerFrame } from '../frame.ts';

/** The workbench's queue as last reported, and the progress of its runs since. */
export function liveQueue() {
  const queue = shallowRef<Queue>(EMPTY_QUEUE);
  const activeRun = (id: ExperimentId | null) =>
    queue.value.active.find((run) => run.id === id) ?? null;

  /** Whether a run that is started now has to wait. */
  const isFull = computed(() => {
    const { active, waiting, held, atOnce } = queue.value;
    return held || waiting.length > 0 || active.length >= atOnce;
  });

  const reported = new Map<ExperimentId, RunProgress>();
  const showToldSoon = oncePerFrame(() => {
    queue.value = withProgress(queue.value, reported);
    reported.clear();
  });
  function tellProgress(id: ExperimentId, progress: RunProgress): void {
    reported.set(id, progress);
    showToldSoon();
  }
  return { queue, activeRun, isFull, tellProgress };
}
