import type { Mode, UnitSteps } from '../../../shared/domain/inspection.ts';
import { NORMALIZATION } from '../../../shared/domain/normalization.ts';
import { jsonNumber, jsonNumbers } from '../jsonNumbers.ts';
import { pixelRows } from './batchImages.ts';
import type { BatchImages } from './batchImages.ts';
import { columnMeanSquares, columnMoments } from './columnMoments.ts';
import type { ModelCopy } from './modelCopy.ts';

/** The four steps of the algorithm on one group of normalization `layer`; null when there is no such group. */
export function unitSteps(
  copy: ModelCopy,
  batch: BatchImages,
  at: { mode: Mode; layer: number; group: number },
): UnitSteps | null {
  const norm = copy.layers[at.layer];
  if (norm === undefined) return null;
  const { units, position, groups } = norm;
  const { over, isCentered } = NORMALIZATION[copy.config.normalization];
  const isUnit = over === 'batch';
  if (at.group >= (isUnit ? units : batch.count * groups)) return null;
  const trace = copy.forward(pixelRows(batch.images), at.mode, 'norms').norms[at.layer];
  if (trace === undefined) return null;
  const size = isUnit ? batch.count : units / groups;
  /** Which unit the first value of the group is of. */
  const firstUnit = isUnit ? at.group : (at.group % groups) * size;
  /** The group's values: a column of a layer [batch, units], or a row of it or a part of one. */
  const groupOf = (values: Float32Array) =>
    isUnit
      ? Float32Array.from({ length: size }, (_, row) => values[row * units + at.group] ?? 0)
      : values.slice(at.group * size, (at.group + 1) * size);
  const input = groupOf(trace.input);
  /** One number of each value's unit. */
  const perValue = (role: string) => {
    const array = copy.arrays.parameters.get(`${position}.${role}`);
    return Array.from(input, (_, place) => array?.[firstUnit + (isUnit ? 0 : place)] ?? Number.NaN);
  };
  const running = (role: string) => copy.buffers.get(`${position}.${role}`)?.[at.group];
  const moments = (isCentered ? columnMoments : columnMeanSquares)(input, size, 1);
  const usesRunning = at.mode === 'eval' && copy.keepsRunning;
  const mean = (usesRunning ? running('runningMean') : moments.mean[0]) ?? Number.NaN;
  const variance = (usesRunning ? running('runningVariance') : moments.variance[0]) ?? Number.NaN;
  const epsilon = copy.config.batchNormEpsilon;
  return {
    labels: isUnit ? batch.labels : [],
    firstUnit: isUnit ? null : firstUnit,
    isCentered,
    input: jsonNumbers(input),
    mean: jsonNumber(mean),
    variance: jsonNumber(variance),
    epsilon,
    normalized: jsonNumbers(input.map((value) => (value - mean) / Math.sqrt(variance + epsilon))),
    gamma: jsonNumbers(perValue('gamma')),
    beta: jsonNumbers(isCentered ? perValue('beta') : input.map(() => 0)),
    output: jsonNumbers(groupOf(trace.output)),
  };
}
