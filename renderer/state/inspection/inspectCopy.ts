import { computed, shallowRef } from 'vue';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { CopyState, OpenedCopy } from '../../../shared/domain/inspection.ts';
import { keepsRunningStatistics } from '../../../shared/domain/normalization.ts';
import type { Normalization } from '../../../shared/domain/normalization.ts';
import { flattenError } from '../../../shared/errors/workbenchError.ts';
import type { FlatError } from '../../../shared/errors/workbenchError.ts';
import { client } from '../transport/client.ts';
import { lastOfMany } from '../lastOfMany.ts';

export type CopyAction = 'forward' | 'recalibrate' | 'replay' | 'reset';

/** What the copy was worth after each thing done to it: accuracy in eval mode over the valid split; null where it predicts nothing. */
export interface HistoryPoint {
  action: 'open' | CopyAction;
  batchesSeen: number;
  accuracy: number | null;
}

/** Which checkpoint to look into; `epoch` null for the last. */
export interface CheckpointPlace {
  id: ExperimentId;
  epoch: number | null;
}

/** What an example is normalized by where nothing is taken from the batch, as the texts name it. */
const BASIS: Record<Normalization, 'features' | 'groups' | 'rms'> = {
  batchNorm: 'features',
  layerNorm: 'features',
  groupNorm: 'groups',
  rmsNorm: 'rms',
};

/** The opened copy of a checkpoint, its running statistics now, and what they were worth on the way. */
export function openedCopy() {
  const wanted = shallowRef<CheckpointPlace | null>(null);
  const opened = shallowRef<OpenedCopy | null>(null);
  const state = shallowRef<CopyState | null>(null);
  const history = shallowRef<HistoryPoint[]>([]);
  const problem = shallowRef<FlatError | null>(null);
  const handle = computed(() => opened.value?.handle ?? null);
  const normalization = computed(() => opened.value?.config.normalization ?? 'batchNorm');
  /** Which networks the model has: one imported from elsewhere may have come alone. */
  const has = computed(() => ({
    bn: opened.value?.state.valid.bn !== null,
    plain: opened.value?.state.valid.plain !== null,
  }));
  /** Whether there are running statistics, and with them two modes that differ. */
  const keepsRunning = computed(() => has.value.bn && keepsRunningStatistics(normalization.value));
  const basis = computed(() => BASIS[normalization.value]);

  function keepState(next: CopyState, action: HistoryPoint['action']): void {
    state.value = next;
    const { batchesSeen, valid } = next;
    const { accuracy } = valid.bn ?? valid.plain ?? { accuracy: null };
    history.value = [...history.value, { action, batchesSeen, accuracy }];
  }

  const fail = (error: unknown) => (problem.value = flattenError(error));

  const askToOpen = lastOfMany(
    (checkpoint: CheckpointPlace) => client().call('inspection:open', checkpoint),
    (copy, asked) => {
      giveUp();
      problem.value = null;
      if (wanted.value === asked) wanted.value = { id: copy.id, epoch: copy.epoch };
      opened.value = copy;
      history.value = [];
      keepState(copy.state, 'open');
    },
    fail,
  );

  /** Lets go of the copy; one that the workbench has given up already is no matter. */
  function giveUp(): void {
    if (handle.value === null) return;
    client()
      .call('inspection:close', { handle: handle.value })
      .catch(() => undefined);
  }

  /** Opens a checkpoint, unless it is the one open or about to be. */
  function open({ id, epoch }: CheckpointPlace): void {
    const last = opened.value?.id === id ? (opened.value.epochs.at(-1) ?? null) : null;
    const asked = { id, epoch: epoch ?? last };
    if (wanted.value?.id === id && wanted.value.epoch === asked.epoch) return;
    wanted.value = asked;
    askToOpen(asked);
  }

  /** Opens the same checkpoint again, as it was saved. */
  function reopen(): void {
    problem.value = null;
    if (wanted.value !== null) askToOpen(wanted.value);
  }

  return {
    ...{ wanted, opened, state, history, problem, handle, normalization, has, keepsRunning, basis },
    ...{ open, reopen, keepState, fail },
  };
}
export type OpenedCopyState = ReturnType<typeof openedCopy>;
