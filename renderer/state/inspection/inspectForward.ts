import { computed, ref, shallowRef, watch } from 'vue';
import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import type { Batch, Shifts } from '../../../shared/domain/batch.ts';
import type { ForwardResult } from '../../../shared/domain/inspection.ts';
import { client } from '../transport/client.ts';
import { pickedBatch, FIRST_PICKER } from './inspectBatch.ts';
import type { Picker } from './inspectBatch.ts';
import type { OpenedCopyState } from './inspectCopy.ts';
import { base64Bytes } from '../../../shared/formats/base64.ts';
import { lastOfMany } from '../lastOfMany.ts';

/** A forward pass of a copy; `layers` are the normalizations to be returned in full. */
export interface ForwardQuestion {
  handle: string;
  batch: Batch;
  layers: number[];
}

/** Asks for forward passes; answers about a copy no longer open are dropped. */
export function forwardAsker(copy: OpenedCopyState, keep: (answer: ForwardResult) => void) {
  return lastOfMany(
    (question: ForwardQuestion) => client().call('inspection:forward', question),
    (answer, question) => {
      if (question.handle === copy.handle.value) keep(answer);
    },
    (error, question) => {
      if (question.handle === copy.handle.value) copy.fail(error);
    },
  );
}

/** The batch that is chosen. */
export function chosenBatch() {
  const picker = shallowRef<Picker>(FIRST_PICKER);
  const shifts = shallowRef<Shifts>(NO_SHIFTS);
  const batch = computed(() => pickedBatch(picker.value, shifts.value));

  /** Changes what the picker holds; but for `number` itself, that begins with the first batch. */
  function pick(changes: Partial<Picker>): void {
    picker.value = { ...picker.value, number: 0, ...changes };
  }

  function shift(changes: Partial<Shifts>): void {
    shifts.value = { ...shifts.value, ...changes };
  }

  function clearShifts(): void {
    shifts.value = NO_SHIFTS;
  }

  return { picker, shifts, batch, pick, shift, clearShifts };
}
export type ChosenBatch = ReturnType<typeof chosenBatch>;

/** The chosen batch through the copy, requested again whenever either changes. */
export function forwardPass(copy: OpenedCopyState, chosen: ChosenBatch) {
  const { opened, state, handle } = copy;
  const { batch } = chosen;
  /**
   * The normalization that is looked at more closely, and its group: a unit, or where each example is
   * normalized by itself, an example or a group of its units. No group: the one furthest off, or the first.
   */
  const layer = ref(0);
  const group = ref<number | null>(null);
  /** Place in the batch of the example whose logits are shown. */
  const selected = ref<number | null>(null);

  const forward = shallowRef<ForwardResult | null>(null);
  const pixels = computed(() => base64Bytes(forward.value?.batch.images ?? ''));
  const norm = computed(
    () => forward.value?.layers.find((each) => each.layer === layer.value) ?? null,
  );
  const groups = computed(() => norm.value?.modes.train.mean.length ?? 0);
  const shownGroup = computed(
    () => group.value ?? unitsByDistance(norm.value?.modes.train.zScore ?? [])[0] ?? 0,
  );

  const ask = forwardAsker(copy, (answer) => (forward.value = answer));
  watch([handle, state, batch, layer], () => {
    if (handle.value === null || batch.value === null) return;
    const isThere = layer.value < (opened.value?.layers.length ?? 0);
    ask({ handle: handle.value, batch: batch.value, layers: isThere ? [layer.value] : [] });
  });
  watch(handle, () => {
    if (layer.value >= (opened.value?.layers.length ?? 0)) layer.value = 0;
  });
  watch(batch, () => {
    selected.value = null;
    // Examples are others in another batch; units stay the same.
    if (!copy.keepsRunning.value) group.value = null;
  });
  watch([layer, handle], () => (group.value = null));

  /** Starts hand-picking from the batch there is. */
  function pickByHand(): void {
    const places = forward.value?.batch.indices.filter((place) => place !== null) ?? [];
    chosen.pick({ order: 'picked', ...(places.length > 0 && { picked: places }) });
  }

  return { layer, group, groups, shownGroup, selected, forward, pixels, norm, pickByHand };
}
export type ForwardState = ReturnType<typeof forwardPass>;

/** Units by how far their batch mean is from the running mean, the furthest first; those not known before all. */
export function unitsByDistance(zScores: readonly (number | null)[]): number[] {
  const distances = zScores.map((zScore) => Math.abs(zScore ?? Number.MAX_VALUE));
  return [...distances.keys()].sort((a, b) => (distances[b] ?? 0) - (distances[a] ?? 0) || a - b);
}
