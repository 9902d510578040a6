import { defineStore } from 'pinia';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import { client } from '../transport/client.ts';
import { useToasts } from '../toasts.ts';
import { liveQueue } from './liveQueue.ts';
import { queueActions } from './queueActions.ts';
import { runFailures } from './runFailures.ts';
import { shownRun } from './shownRun.ts';

/** What is running and what waits, and the ways to steer it. */
export const useRuns = defineStore('runs', () => {
  const toasts = useToasts();
  const { queue, activeRun, isFull, tellProgress } = liveQueue();
  const { blocked, failureOf, failed, goesOn } = runFailures(queue);
  const { current, currentRecord, steered, show, follow, showBegun } = shownRun(queue);

  async function load(): Promise<void> {
    queue.value = await client().call('queue:describe', {});
    if (steered.value !== null) await show(steered.value.id);
  }

  async function steer(command: 'run:pause' | 'run:resume' | 'run:stop', id: ExperimentId) {
    goesOn(id);
    const isDone = await toasts.attempt(() => client().call(command, { id }));
    if (command === 'run:resume') showBegun([id]);
    return isDone;
  }
  const pause = (id: ExperimentId) => steer('run:pause', id);
  const resume = (id: ExperimentId) => steer('run:resume', id);
  const stop = (id: ExperimentId) => steer('run:stop', id);

  function apply(event: WorkbenchEvent): void {
    if (event.name === 'queue:changed') {
      queue.value = event.payload;
      // Seen from its first moment: reading data and compiling may take seconds.
      follow();
    } else if (event.name === 'run:started') {
      goesOn(event.payload.id);
      const isOtherShown = event.payload.id !== current.value && activeRun(current.value) !== null;
      if (!isOtherShown) void show(event.payload.id);
    } else if (event.name === 'run:resumed') {
      if (currentRecord.value === null) void show(event.payload.id);
    } else if (event.name === 'run:failed') {
      const { id, error, canRetry } = event.payload;
      if (!canRetry) failed(id, error);
    } else if (event.name === 'steps:recorded') {
      tellProgress(event.payload.id, event.payload.progress);
    }
  }

  return {
    ...{ queue, activeRun, isFull, blocked, failureOf, load, apply },
    ...{ current, currentRecord, steered, show },
    ...{ pause, resume, stop, ...queueActions(showBegun) },
  };
});
