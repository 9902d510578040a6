import type { Outputs } from '../../../shared/domain/inspection.ts';
import { crossEntropy, predictionOf } from '../../../shared/domain/softmax.ts';
import { jsonNumber, jsonNumbers } from '../jsonNumbers.ts';

/** Predictions, losses and their means from logits [labels, classes]. */
export function outputsOf(logits: Float32Array, labels: readonly (number | null)[]): Outputs {
  const classes = logits.length / labels.length;
  const rows = labels.map((_, row) => logits.subarray(row * classes, (row + 1) * classes));
  const predictions = rows.map(predictionOf);
  const losses = rows.map((own, row) => {
    const label = labels[row] ?? null;
    return label === null ? null : crossEntropy(own, label);
  });
  const known = losses.filter((loss) => loss !== null);
  const right = labels.filter((label, row) => label !== null && label === predictions[row]).length;
  const isPredicted = predictions.some((prediction) => prediction !== null);
  return {
    logits: rows.map(jsonNumbers),
    predictions,
    losses: losses.map((loss) => (loss === null ? null : jsonNumber(loss))),
    loss: known.length === 0 ? null : jsonNumber(mean(known)),
    accuracy: known.length === 0 || !isPredicted ? null : right / known.length,
  };
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
