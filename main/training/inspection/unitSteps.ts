import type { Mode, UnitSteps } from '../../../shared/domain/inspection.ts';
import { jsonNumber, jsonNumbers } from '../jsonNumbers.ts';
import { pixelRows } from './batchImages.ts';
import type { BatchImages } from './batchImages.ts';
import { columnMoments } from './columnMoments.ts';
import type { ModelCopy } from './modelCopy.ts';

/** The four steps of batch normalization on one unit of BatchNorm `layer`; null when there is no such unit. */
export function unitSteps(
  copy: ModelCopy,
  batch: BatchImages,
  at: { mode: Mode; layer: number; unit: number },
): UnitSteps | null {
  const { mode, unit } = at;
  const norm = copy.layers[at.layer];
  if (norm === undefined || unit >= norm.units) return null;
  const trace = copy.forward(pixelRows(batch.images), mode, 'norms').norms[at.layer];
  if (trace === undefined) return null;
  const array = (role: string) => {
    const name = `${norm.position}.${role}`;
    return (copy.arrays.parameters.get(name) ?? copy.buffers.get(name))?.[unit] ?? Number.NaN;
  };
  const column = (values: Float32Array) =>
    Float32Array.from({ length: batch.count }, (_, row) => values[row * norm.units + unit] ?? 0);
  const input = column(trace.input);
  const moments = columnMoments(input, batch.count, 1);
  const [mean, variance] =
    mode === 'train'
      ? [moments.mean[0] ?? Number.NaN, moments.variance[0] ?? Number.NaN]
      : [array('runningMean'), array('runningVariance')];
  const epsilon = copy.config.batchNormEpsilon;
  return {
    labels: batch.labels,
    input: jsonNumbers(input),
    mean: jsonNumber(mean),
    variance: jsonNumber(variance),
    epsilon,
    normalized: jsonNumbers(input.map((value) => (value - mean) / Math.sqrt(variance + epsilon))),
    gamma: jsonNumber(array('gamma')),
    beta: jsonNumber(array('beta')),
    output: jsonNumbers(column(trace.output)),
  };
}
