import type { Outputs } from '../../../shared/domain/inspection.ts';
import { crossEntropy } from '../../../shared/domain/softmax.ts';
import { jsonNumber, jsonNumbers } from '../jsonNumbers.ts';

/** Place of the largest; the first where several are, 0 where none is a number. */
export function argMax(values: ArrayLike<number>): number {
  let best = 0;
  for (let place = 1; place < values.length; place++) {
    const value = values[place] ?? Number.NaN;
    const top = values[best] ?? Number.NaN;
    if (value > top || (Number.isNaN(top) && !Number.isNaN(value))) best = place;
  }
  return best;
}

/** Predictions, losses and their means from logits [labels, classes]. */
export function outputsOf(logits: Float32Array, labels: readonly (number | null)[]): Outputs {
  const classes = logits.length / labels.length;
  const rows = labels.map((_, row) => logits.subarray(row * classes, (row + 1) * classes));
  const predictions = rows.map(argMax);
  const losses = rows.map((own, row) => {
    const label = labels[row] ?? null;
    return label === null ? null : crossEntropy(own, label);
  });
  const known = losses.filter((loss) => loss !== null);
  const right = labels.filter((label, row) => label === predictions[row]).length;
  return {
    logits: rows.map(jsonNumbers),
    predictions,
    losses: losses.map((loss) => (loss === null ? null : jsonNumber(loss))),
    loss: known.length === 0 ? null : jsonNumber(mean(known)),
    accuracy: known.length === 0 ? null : right / known.length,
  };
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
