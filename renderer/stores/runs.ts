import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import type { ExperimentId } from '../../shared/domain/experiment.ts';
import type { Queue, RunProgress } from '../../shared/domain/run.ts';
import type { FlatError } from '../../shared/errors/workbenchError.ts';
import { client } from '../transport/client.ts';
import { oncePerFrame } from './frame.ts';
import { withEntry, withoutEntry } from './mapEntries.ts';
import { queueActions } from './queueActions.ts';
import { useRecords } from './records.ts';
import { useToasts } from './toasts.ts';

/** Why a run stands still or has failed, and whether going on with it may help. */
export interface RunFailure {
  error: FlatError;
  canRetry: boolean;
}

/** What is running and what waits, and the ways to steer it. */
export const useRuns = defineStore('runs', () => {
  const toasts = useToasts();
  const records = useRecords();
  const queue = shallowRef<Queue>({ active: null, waiting: [], held: false });
  /** Of runs that have ended. */
  const failures = shallowRef<ReadonlyMap<ExperimentId, FlatError>>(new Map());
  /** The run the Train screen shows: the one that started last. */
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

  /** The run that waits for a person, and for what; also where this page was not there when it happened. */
  const blocked = computed(() => {
    const { active } = queue.value;
    return active?.problem ? { id: active.id, error: active.problem } : null;
  });

  function failureOf(id: ExperimentId): RunFailure | null {
    if (blocked.value?.id === id) return { error: blocked.value.error, canRetry: true };
    const error = failures.value.get(id);
    return error === undefined ? null : { error, canRetry: false };
  }

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
    failures.value = withoutEntry(failures.value, id);
    return toasts.attempt(() => client().call(command, { id }));
  }
  const pause = (id: ExperimentId) => steer('run:pause', id);
  const resume = (id: ExperimentId) => steer('run:resume', id);
  const stop = (id: ExperimentId) => steer('run:stop', id);
  function apply(event: WorkbenchEvent): void {
    if (event.name === 'queue:changed') {
      queue.value = event.payload;
    } else if (event.name === 'run:started') {
      failures.value = withoutEntry(failures.value, event.payload.id);
      void show(event.payload.id);
    } else if (event.name === 'run:failed') {
      const { id, error, canRetry } = event.payload;
      if (!canRetry) failures.value = withEntry(failures.value, id, error);
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
