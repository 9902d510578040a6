import { computed, shallowRef } from 'vue';
import type { Ref } from 'vue';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { Queue } from '../../../shared/domain/run.ts';
import type { FlatError } from '../../../shared/errors/workbenchError.ts';
import { withEntry, withoutEntry } from '../mapEntries.ts';

/** Why a run stands still or has failed, and whether continuing with it may help. */
interface RunFailure {
  error: FlatError;
  canRetry: boolean;
}

/** What went wrong with runs: with ended ones as their event says, with trained ones as the queue says. */
export function runFailures(queue: Readonly<Ref<Queue>>) {
  const ended = shallowRef<ReadonlyMap<ExperimentId, FlatError>>(new Map());

  const blockedRuns = computed(() =>
    queue.value.active.flatMap(({ id, problem }) => (problem ? [{ id, error: problem }] : [])),
  );
  /** The first run that waits for a person, and for what; also where this page was not there when it happened. */
  const blocked = computed(() => blockedRuns.value[0] ?? null);

  function failureOf(id: ExperimentId): RunFailure | null {
    const waiting = blockedRuns.value.find((run) => run.id === id);
    if (waiting !== undefined) return { error: waiting.error, canRetry: true };
    const error = ended.value.get(id);
    return error === undefined ? null : { error, canRetry: false };
  }

  const failed = (id: ExperimentId, error: FlatError): void => {
    ended.value = withEntry(ended.value, id, error);
  };
  const goesOn = (id: ExperimentId): void => {
    ended.value = withoutEntry(ended.value, id);
  };
  return { blocked, failureOf, failed, goesOn };
}
