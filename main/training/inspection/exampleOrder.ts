import type { ImageSelection } from '../../../shared/domain/batch.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { Examples } from '../../data/dataset.ts';
import { batchOrder } from '../../data/order.ts';

/** The examples of a split in the order that `choice` takes its batches from, as indices. */
function exampleOrder(choice: ImageSelection, examples: Examples): Int32Array {
  switch (choice.order) {
    case 'shuffled':
      return batchOrder(choice.seed, examples.count);
    case 'digit': {
      const ofDigit = withLabel(examples, choice.digit);
      if (ofDigit.length === 0) throw notThere(message('inspectNoDigit', { digit: choice.digit }));
      return batchOrder(choice.seed, ofDigit.length).map((place) => ofDigit[place] ?? 0);
    }
    case 'sorted':
      return Int32Array.from(
        Array.from({ length: 10 }, (_, digit) => [...withLabel(examples, digit)]).flat(),
      );
    case 'picked': {
      const beyond = choice.indices.find((index) => index >= examples.count);
      if (beyond !== undefined) {
        throw notThere(message('inspectNoExample', { count: examples.count, index: beyond }));
      }
      return Int32Array.from(choice.indices);
    }
  }
}

/** Batch number `number` of `size` examples of an order that begins again after its last example. */
export function batchOf(order: Int32Array, size: number, number: number): Int32Array {
  const length = Math.min(size, order.length);
  return Int32Array.from(
    { length },
    (_, place) => order[(number * length + place) % order.length] ?? 0,
  );
}

/**
 * The batches of a choice: the one it names, and those `ahead` of it.
 * @throws {WorkbenchError} `request-invalid` when the split does not have what was picked
 */
export function batchesOf(
  choice: ImageSelection,
  examples: Examples,
): (ahead: number) => Int32Array {
  const order = exampleOrder(choice, examples);
  if (choice.order === 'picked') return () => order;
  return (ahead) => batchOf(order, choice.size, choice.number + ahead);
}

function withLabel({ labels }: Examples, digit: number): Int32Array {
  const indices: number[] = [];
  labels.forEach((label, index) => {
    if (label === digit) indices.push(index);
  });
  return Int32Array.from(indices);
}

function notThere(what: Message): WorkbenchError {
  return new WorkbenchError('request-invalid', what, message('inspectOtherExamples'), {
    params: { setting: 'batch' },
  });
}
