import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import { client } from '../transport/client.ts';
import { oncePerFrame } from '../frame.ts';
import { OpenRun } from './openRun.ts';
import type { Additions } from './openRun.ts';
import { withEntry, withoutEntry } from '../mapEntries.ts';
import { useToasts } from '../toasts.ts';

/**
 * The runs (config, curves, log) that are open on a screen. One looks the same whether it is trained or was saved;
 * the map changes when one is opened, read again or closed, and a run itself as it is trained.
 */
export const useRecords = defineStore('records', () => {
  const toasts = useToasts();
  const records = shallowRef<ReadonlyMap<ExperimentId, OpenRun>>(new Map());
  const viewers = new Map<ExperimentId, number>();
  /** Reported but not yet shown: until the next frame, and as long as a run is being read. */
  const pending = new Map<ExperimentId, Additions[]>();
  const loading = new Map<ExperimentId, number>();
  const commitSoon = oncePerFrame(commit);

  function commit(): void {
    for (const [id, additions] of pending) {
      const run = records.value.get(id);
      if (run === undefined || loading.has(id)) continue;
      run.add(joined(additions));
      pending.delete(id);
    }
  }

  /** Reads an open run again. False (and a toast) when it cannot be read. */
  async function reload(id: ExperimentId): Promise<boolean> {
    const turn = (loading.get(id) ?? 0) + 1;
    loading.set(id, turn);
    const done = await toasts.attempt(async () => {
      const record = await client().call('experiment:load', { id });
      if (viewers.has(id) && loading.get(id) === turn) {
        // It has all changes up to then, and more of them than events report.
        for (const additions of pending.get(id) ?? []) delete additions.experiment;
        records.value = withEntry(records.value, id, new OpenRun(record));
      }
    });
    if (loading.get(id) === turn) loading.delete(id);
    commit();
    return done;
  }

  /** Loads the run of `id` and keeps it up to date until `close` was called as often. */
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
    pending.delete(id);
    records.value = withoutEntry(records.value, id);
  }

  /** Reads all open runs again, after events may have been missed. */
  const reloadAll = () => Promise.all([...viewers.keys()].map(reload));

  function apply(event: WorkbenchEvent): void {
    const added = additionsOf(event);
    if (added !== null && viewers.has(added.id)) {
      const { id, ...additions } = added;
      pending.set(id, [...(pending.get(id) ?? []), additions]);
      commitSoon();
    }
    if (changesWhatIsSaved(event) && viewers.has(event.payload.id)) void reload(event.payload.id);
  }

  return { records, open, close, reload, reloadAll, apply };
});

type RunEvent = Extract<WorkbenchEvent, { name: 'run:started' | 'run:failed' }>;

/** A resumed run goes back to a checkpoint, and a failed one may not have saved all that it reported. */
const changesWhatIsSaved = (event: WorkbenchEvent): event is RunEvent =>
  event.name === 'run:started' || (event.name === 'run:failed' && !event.payload.canRetry);

/** All that was reported of a run, as one. */
function joined(additions: readonly Additions[]): Additions {
  const experiment = additions.findLast((each) => each.experiment !== undefined)?.experiment;
  return {
    lines: additions.flatMap(({ lines }) => lines),
    timings: additions.flatMap(({ timings }) => timings),
    ...(experiment === undefined ? {} : { experiment }),
    isFinished: additions.some(({ isFinished }) => isFinished),
  };
}

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
  if (event.name === 'run:finished') {
    return { id: event.payload.id, lines: [], timings: [], isFinished: true };
  }
  return null;
}
