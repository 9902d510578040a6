import { ref, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { MomentumReplay } from '../../../shared/domain/inspection.ts';
import { client } from '../transport/client.ts';
import type { OpenedCopyState } from './inspectCopy.ts';

/** From a memory of thousands of batches to one of a single batch. */
const FIRST_MOMENTA = [0.0003, 0.001, 0.01, 0.1, 0.5, 1];

/** What other momenta would have made of the opened model, tried one after another while they are shown. */
export function momentumReplays(copy: OpenedCopyState, isShown: Readonly<Ref<boolean>>) {
  const { handle, opened } = copy;
  const replays = shallowRef<readonly MomentumReplay[]>([]);
  /** The momentum that is being tried; null while none is. */
  const replaying = ref<number | null>(null);

  async function tryMomentum(momentum: number): Promise<void> {
    const own = handle.value;
    if (own === null || replays.value.some((each) => each.momentum === momentum)) return;
    replaying.value = momentum;
    try {
      const answer = await client().call('inspection:replay', { handle: own, momentum });
      if (handle.value !== own) return;
      const others = replays.value.filter((each) => each.momentum !== momentum);
      replays.value = [...others, answer].sort((a, b) => a.momentum - b.momentum);
    } catch (error) {
      if (handle.value === own) copy.fail(error);
    } finally {
      replaying.value = null;
    }
  }

  async function tryFirst(): Promise<void> {
    const own = handle.value;
    const trained = opened.value?.config.batchNormMomentum ?? 0.1;
    for (const momentum of [...new Set([...FIRST_MOMENTA, trained])]) {
      if (handle.value !== own || !isShown.value) return;
      await tryMomentum(momentum);
    }
  }

  watch(handle, () => (replays.value = []));
  watch([isShown, handle], () => {
    if (isShown.value && opened.value?.hasMoments === true) void tryFirst();
  });

  return { replays, replaying, tryMomentum };
}
