import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { Queue, RunProgress } from '../../../shared/domain/run.ts';
import { client } from '../transport/client.ts';
import { oncePerFrame } from '../frame.ts';
import { queueActions } from './queueActions.ts';
import { useRecords } from './records.ts';
import { runFailures } from './runFailures.ts';
import { useToasts } from '../toasts.ts';

/** What is running and what waits, and the ways to steer it. */
export const useRuns = defineStore('runs', () => {
  const toasts = useToasts();
  const records = useRecords();
  const queue = shallowRef<Queue>({ active: null, waiting: [], held: false });
  const { blocked, failureOf, failed, goesOn } = runFailures(queue);
  /** The run the Train screen shows: the one whose turn came last. */
  const current = shallowRef<ExperimentId | null>(null);
  const currentRecord = computed(() =>
    current.value === null ? null : (records.records.get(current.value) ?? null),
  );

  let progress: { id: ExperimentId; latest: RunProgress } | null = null;
  const showProgressSoon = oncePerFrame(() => {
    const active = queue.value.active;
    if (active === null || active.id !== progress?.id) return;
    queue.value = { ...queue.value, active: { ...active, progress: progress.latest } };
  });

  async function show(id: ExperimentId): Promise<void> {
    const before = current.value;
    if (before === id) {
      await records.reload(id);
      return;
    }
    current.value = id;
    const opened = records.open(id);
    if (before !== null) records.close(before);
    await opened;
  }

  async function load(): Promise<void> {
    queue.value = await client().call('queue:describe', {});
    if (queue.value.active !== null) await show(queue.value.active.id);
  }

  async function steer(command: 'run:pause' | 'run:resume' | 'run:stop', id: ExperimentId) {
    goesOn(id);
    return toasts.attempt(() => client().call(command, { id }));
  }
  const pause = (id: ExperimentId) => steer('run:pause', id);
  const resume = (id: ExperimentId) => steer('run:resume', id);
  const stop = (id: ExperimentId) => steer('run:stop', id);
  function apply(event: WorkbenchEvent): void {
    if (event.name === 'queue:changed') {
      queue.value = event.payload;
      const { active } = event.payload;
      // Seen from its first moment: reading data and compiling may take seconds.
      if (active !== null && active.id !== current.value) void show(active.id);
    } else if (event.name === 'run:started') {
      goesOn(event.payload.id);
      void show(event.payload.id);
    } else if (event.name === 'run:resumed') {
      // A window that opened while the store's folder was gone could not read it.
      if (currentRecord.value === null) void show(event.payload.id);
    } else if (event.name === 'run:failed') {
      const { id, error, canRetry } = event.payload;
      if (!canRetry) failed(id, error);
    } else if (event.name === 'steps:recorded') {
      progress = { id: event.payload.id, latest: event.payload.progress };
      showProgressSoon();
    }
  }

  return {
    ...{ queue, blocked, failureOf, current, currentRecord, load, apply },
    ...{ pause, resume, stop, ...queueActions() },
  };
});
