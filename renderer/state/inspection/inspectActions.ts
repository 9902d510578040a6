import { ref } from 'vue';
import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { CopyState } from '../../../shared/domain/inspection.ts';
import { client } from '../transport/client.ts';
import { further } from './inspectBatch.ts';
import type { CopyAction, OpenedCopyState } from './inspectCopy.ts';
import type { ChosenBatch } from './inspectForward.ts';

/** What can be done to the copy's running statistics, one thing at a time, and saving what came of it. */
export function copyActions(copy: OpenedCopyState, { batch }: ChosenBatch) {
  const busy = ref<CopyAction | 'save' | null>(null);

  /** Does `work` with the copy, one thing at a time; null when it could not be done. */
  async function withCopy<T>(
    name: CopyAction | 'save',
    work: (handle: string) => Promise<T>,
  ): Promise<T | null> {
    const own = copy.handle.value;
    if (own === null || busy.value !== null) return null;
    busy.value = name;
    try {
      const answer = await work(own);
      return copy.handle.value === own ? answer : null;
    } catch (error) {
      copy.fail(error);
      return null;
    } finally {
      busy.value = null;
    }
  }

  async function change(
    action: CopyAction,
    work: (handle: string) => Promise<CopyState>,
  ): Promise<void> {
    const next = await withCopy(action, work);
    if (next !== null) copy.keepState(next, action);
  }

  /** Forward passes of the chosen batches in train mode, each time on from where the last ones ended. */
  async function trainForward(momentum: number, batches: number): Promise<void> {
    const first = batch.value;
    if (first === null) return;
    const from = further(first, copy.state.value?.batchesSeen ?? 0);
    await change('forward', (own) =>
      client().call('inspection:trainForward', { handle: own, batch: from, momentum, batches }),
    );
  }

  /** Running statistics over the whole train split, every batch counting the same. */
  const recalibrate = () =>
    change('recalibrate', (own) => {
      const { batchSize = 32, batchNormMomentum = 0.1, seed = 1 } = copy.opened.value?.config ?? {};
      return client().call('inspection:recalibrate', {
        handle: own,
        method: 'cumulative',
        momentum: batchNormMomentum,
        batchSize: Math.min(batchSize, 1024),
        batches: null,
        seed,
      });
    });

  /** Takes over the running statistics that another momentum would have led to. */
  const takeReplay = (momentum: number) =>
    change('replay', (own) => client().call('inspection:takeReplay', { handle: own, momentum }));

  const reset = () => change('reset', (own) => client().call('inspection:reset', { handle: own }));

  /** Saves the copy as a new run; its id, or null when it could not be saved. */
  async function save(name: string): Promise<ExperimentId | null> {
    const saved = await withCopy('save', (own) =>
      client().call('inspection:save', { handle: own, name, notes: '' }),
    );
    return saved?.id ?? null;
  }

  return { busy, trainForward, recalibrate, takeReplay, reset, save };
}
