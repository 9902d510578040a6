import { computed, onScopeDispose, watch } from 'vue';
import type { Ref } from 'vue';
import { hasNetwork } from '../../../../../shared/domain/checkpoint.ts';
import type { Experiment } from '../../../../../shared/domain/experiment.ts';
import { NETWORKS } from '../../../../../shared/domain/metrics.ts';
import type { NetworkName } from '../../../../../shared/domain/metrics.ts';
import { hasLearned } from '../../findings/learned.ts';
import { isUnderWay } from '../../trial/matching.ts';
import { openedCopy } from '../../../../state/inspection/inspectCopy.ts';
import { chosenBatch } from '../../../../state/inspection/inspectForward.ts';
import { client } from '../../../../state/transport/client.ts';

/** The last checkpoint of a run, open for as long as a chapter is looked at, and a batch for it. */
export function useModel(run: Readonly<Ref<Experiment | null>>) {
  const copy = openedCopy();
  const chosen = chosenBatch();

  /** Whether there is a checkpoint to be opened, or open already. */
  const canOpen = computed(
    () => run.value !== null && !isUnderWay(run.value) && run.value.checkpoints.length > 0,
  );

  watch(
    () => (canOpen.value ? run.value : null),
    (whole) => {
      if (whole !== null) copy.open({ id: whole.id, epoch: whole.checkpoints.at(-1) ?? null });
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    const handle = copy.handle.value;
    // One that was given up already is no matter.
    if (handle !== null)
      client()
        .call('inspection:close', { handle })
        .catch(() => undefined);
  });

  return { copy, chosen, canOpen };
}

/**
 * Networks a beginner can follow: as deep as the lab's, with at least one BatchNorm. Of one that learned
 * nothing, as at a learning rate that was tried to find the largest, there is nothing to be seen.
 */
export function isInstructive(run: Experiment): boolean {
  const { hiddenSizes } = run.config;
  const { last } = run.summary;
  const isSaved = (network: NetworkName) => hasNetwork(run, network);
  const learned = last === null || hasLearned(last.valid.bn.accuracy ?? 0);
  return learned && hiddenSizes.length > 0 && hiddenSizes.length <= 3 && NETWORKS.every(isSaved);
}
