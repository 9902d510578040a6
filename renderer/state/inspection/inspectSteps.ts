import { shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { Batch } from '../../../shared/domain/batch.ts';
import type { PerMode, UnitSteps } from '../../../shared/domain/inspection.ts';
import { client } from '../transport/client.ts';
import type { OpenedCopyState } from './inspectCopy.ts';
import type { ChosenBatch, ForwardState } from './inspectForward.ts';
import { lastOfMany } from '../lastOfMany.ts';

/** The algorithm's steps on the group looked at, in both modes; requested while they are shown. */
export function stepsOfUnit(
  copy: OpenedCopyState,
  chosen: ChosenBatch,
  pass: ForwardState,
  isShown: Readonly<Ref<boolean>>,
) {
  const { handle, state } = copy;
  const steps = shallowRef<PerMode<UnitSteps> | null>(null);

  const ask = lastOfMany(
    async (question: { handle: string; batch: Batch; layer: number; group: number }) => ({
      train: await client().call('inspection:unit', { ...question, mode: 'train' }),
      eval: await client().call('inspection:unit', { ...question, mode: 'eval' }),
    }),
    (answer, question) => {
      if (question.handle === handle.value) steps.value = answer;
    },
    (error, question) => {
      if (question.handle === handle.value) copy.fail(error);
    },
  );

  watch([isShown, handle, state, chosen.batch, pass.norm, pass.shownGroup], () => {
    const batch = chosen.batch.value;
    if (!isShown.value || handle.value === null || batch === null) return;
    const { layer, shownGroup, groups } = pass;
    if (shownGroup.value >= groups.value) return;
    ask({ handle: handle.value, batch, layer: layer.value, group: shownGroup.value });
  });
  watch(handle, () => (steps.value = null));

  return { steps };
}
