import { shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import { LARGEST_BATCH } from '../../../shared/domain/batch.ts';
import type { ImageSelection, Shifts, Subject } from '../../../shared/domain/batch.ts';
import type { Batchmates } from '../../../shared/domain/inspection.ts';
import type { Split } from '../../../shared/domain/metrics.ts';
import { client } from '../transport/client.ts';
import { choiceOf } from './inspectBatch.ts';
import type { OpenedCopyState } from './inspectCopy.ts';
import type { ChosenBatch } from './inspectForward.ts';
import { lastOfMany } from '../lastOfMany.ts';

/** How many different companies the example is put into. */
const ROUNDS = 24;

interface MatesQuestion {
  handle: string;
  subject: Subject;
  company: ImageSelection;
  shifts: Shifts;
  rounds: number;
}

/** One example among others, in many batches; requested while it is shown. */
export function matesOfExample(
  copy: OpenedCopyState,
  { picker, shifts }: ChosenBatch,
  isShown: Readonly<Ref<boolean>>,
) {
  const { handle, state } = copy;
  const subject = shallowRef<Extract<Subject, { from: 'split' }>>({
    from: 'split',
    split: 'valid',
    index: 0,
  });
  const mates = shallowRef<Batchmates | null>(null);

  const ask = lastOfMany(
    (question: MatesQuestion) => client().call('inspection:batchmates', question),
    (answer, question) => {
      if (question.handle === handle.value) mates.value = answer;
    },
    (error, question) => {
      if (question.handle === handle.value) copy.fail(error);
    },
  );

  watch([isShown, handle, state, picker, shifts, subject], () => {
    const company = choiceOf(picker.value, LARGEST_BATCH - 1);
    if (!isShown.value || handle.value === null || company === null) return;
    const question = { subject: subject.value, company, shifts: shifts.value, rounds: ROUNDS };
    ask({ handle: handle.value, ...question });
  });
  watch(handle, () => (mates.value = null));

  /** Follows the example at `index` of `split`. */
  function follow(split: Split, index: number): void {
    subject.value = { from: 'split', split, index };
  }

  return { subject, mates, follow };
}
