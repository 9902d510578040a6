import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import { client } from '../transport/client.ts';
import { oncePerFrame } from '../frame.ts';
import { PendingAdditions } from './liveRecord.ts';
import type { Additions, Records } from './liveRecord.ts';
import { withEntry, withoutEntry } from '../mapEntries.ts';
import { useToasts } from '../toasts.ts';

/**
 * The records (config, curves, log) of the experiments that are open on a screen. One looks the same
 * whether its run is live or saved.
 */
export const useRecords = defineStore('records', () => {
  const toasts = useToasts();
  const records = shallowRef<Records>(new Map());
  const viewers = new Map<ExperimentId, number>();
  /** Told but not yet shown: until the next frame, and as long as a record is being read. */
  const pending = new PendingAdditions();
  const loading = new Map<ExperimentId, number>();
  const commitSoon = oncePerFrame(commit);

  function commit(): void {
    records.value = pending.mergeInto(records.value, (id) => loading.has(id));
  }

  /** Reads an open record anew. False (and a toast) when it cannot be read. */
  async function reload(id: ExperimentId): Promise<boolean> {
    const turn = (loading.get(id) ?? 0) + 1;
    loading.set(id, turn);
    const done = await toasts.attempt(async () => {
      const record = await client().call('experiment:load', { id });
      if (viewers.has(id) && loading.get(id) === turn) {
        pending.read(id);
        records.value = withEntry(records.value, id, record);
      }
    });
    if (loading.get(id) === turn) loading.delete(id);
    commit();
    return done;
  }

  /** Loads the record of `id` and keeps it up to date until `close` was called as often. */
  async function open(id: ExperimentId): Promise<boolean> {
    viewers.set(id, (viewers.get(id) ?? 0) + 1);
    return records.value.has(id) || reload(id);
  }

  function close(id: ExperimentId): void {
    const left = (viewers.get(id) ?? 0) - 1;
    if (left > 0) {
      viewers.set(id, left);
      return;
    }
    viewers.delete(id);
    pending.drop(id);
    records.value = withoutEntry(records.value, id);
  }

  /** Reads all open records again, after events may have been missed. */
  const reloadAll = () => Promise.all([...viewers.keys()].map(reload));

  function apply(event: WorkbenchEvent): void {
    const additions = additionsOf(event);
    if (additions !== null && viewers.has(additions.id)) {
      pending.add(additions.id, additions);
      commitSoon();
    }
    if (endsRun(event) && viewers.has(event.payload.id)) void reload(event.payload.id);
  }

  return { records, open, close, reload, reloadAll, apply };
});

function additionsOf(event: WorkbenchEvent): (Additions & { id: ExperimentId }) | null {
  if (event.name === 'steps:recorded') {
    const { id, chunks, timings } = event.payload;
    return { id, lines: chunks, timings };
  }
  if (event.name === 'epoch:finished') {
    const { id, metrics, timing } = event.payload;
    return { id, lines: [metrics], timings: [timing] };
  }
  if (event.name === 'experiment:changed') {
    const { experiment } = event.payload;
    return { id: experiment.id, lines: [], timings: [], experiment };
  }
  return null;
}

type RunEnd = Extract<WorkbenchEvent, { name: 'run:finished' | 'run:stopped' | 'run:failed' }>;

/** When a run ends, what is on disk is the whole truth, its log included. */
function endsRun(event: WorkbenchEvent): event is RunEnd {
  return ['run:finished', 'run:stopped', 'run:failed'].includes(event.name);
}
