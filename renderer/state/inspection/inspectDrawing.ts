import { computed, ref, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import { LARGEST_BATCH, NO_SHIFTS } from '../../../shared/domain/batch.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { ForwardResult } from '../../../shared/domain/inspection.ts';
import { client } from '../transport/client.ts';
import { choiceOf } from './inspectBatch.ts';
import type { OpenedCopyState } from './inspectCopy.ts';
import { forwardAsker } from './inspectForward.ts';
import type { ChosenBatch } from './inspectForward.ts';
import { base64Bytes, base64Text } from '../../../shared/formats/base64.ts';
import { imageAt } from './inspectPixels.ts';

/** A digit drawn by hand, alone or with the chosen batch's examples, none of them shifted. */
export function drawnDigit(
  copy: OpenedCopyState,
  { picker }: ChosenBatch,
  isShown: Readonly<Ref<boolean>>,
) {
  const { handle, state } = copy;
  /** 784 bytes, replaced as a whole. */
  const drawing = shallowRef(new Uint8Array(IMAGE_PIXELS));
  const inCompany = ref(true);
  const drawn = shallowRef<ForwardResult | null>(null);
  const isDrawn = computed(() => drawing.value.some((pixel) => pixel > 0));
  let examplesTaken = 0;

  const ask = forwardAsker(copy, (answer) => (drawn.value = answer));
  watch([isShown, handle, state, picker, drawing, inCompany], () => {
    if (!isShown.value || handle.value === null || !isDrawn.value) return;
    const choice = inCompany.value ? choiceOf(picker.value, LARGEST_BATCH - 1) : null;
    const image = { pixels: base64Text(drawing.value), label: null };
    const batch = { drawn: [image], choice, shifts: NO_SHIFTS };
    ask({ handle: handle.value, batch, layers: [] });
  });
  watch(handle, () => (drawn.value = null));

  function wipe(): void {
    drawing.value = new Uint8Array(IMAGE_PIXELS);
    drawn.value = null;
  }

  /** Puts an example of `digit` in place of the drawing, another one each time. */
  async function takeExample(digit: number): Promise<void> {
    if (handle.value === null) return;
    const choice = { order: 'digit', digit, split: 'valid', size: 1, seed: 1 } as const;
    const batch = { drawn: [], choice: { ...choice, number: examplesTaken++ }, shifts: NO_SHIFTS };
    try {
      const question = { handle: handle.value, batch, layers: [] };
      const answer = await client().call('inspection:forward', question);
      drawing.value = imageAt(base64Bytes(answer.batch.images), 0).slice();
    } catch (error) {
      copy.fail(error);
    }
  }

  return { drawing, isDrawn, inCompany, drawn, wipe, takeExample };
}
