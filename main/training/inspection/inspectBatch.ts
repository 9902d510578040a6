import type { ForwardResult, InspectedNorm, PerMode } from '../../../shared/domain/inspection.ts';
import { NORMALIZATION } from '../../../shared/domain/normalization.ts';
import { jsonNumber, jsonNumbers } from '../jsonNumbers.ts';
import { batchSeen, pixelRows } from './batchImages.ts';
import type { BatchImages } from './batchImages.ts';
import { largestDifference } from './checkNormalization.ts';
import { columnMeanSquares, columnMoments, transposed } from './columnMoments.ts';
import type { ColumnMoments } from './columnMoments.ts';
import { columnDistributions, sharedEdges } from './distributions.ts';
import type { NormTrace } from './forward.ts';
import type { ModelCopy } from './modelCopy.ts';
import { outputsOf } from './outputs.ts';
import { unbiasing } from './runningStatistics.ts';

/**
 * The batch through the networks there are, in both modes.
 * @param layers the normalizations to answer in full; null for all
 */
export function inspectBatch(
  copy: ModelCopy,
  batch: BatchImages,
  layers: readonly number[] | null,
): ForwardResult {
  const x = pixelRows(batch.images);
  return {
    batch: batchSeen(batch),
    plain: copy.has('plain') ? outputsOf(copy.plainLogits(x), batch.labels) : null,
    ...(copy.has('bn') ? normalizedPart(copy, x, batch, layers) : NO_NORMALIZED_PART),
    refusedByPyTorch: batch.count === 1 && copy.keepsRunning,
  };
}

/** What the network with normalization makes of a batch. */
type NormalizedPart = Pick<ForwardResult, 'bn' | 'changed' | 'layers' | 'checked'>;

const NO_NORMALIZED_PART: NormalizedPart = {
  bn: null,
  changed: [],
  layers: [],
  checked: { train: null, eval: null },
};

function normalizedPart(
  copy: ModelCopy,
  x: Float32Array,
  { labels }: BatchImages,
  layers: readonly number[] | null,
): NormalizedPart {
  const passes = {
    train: copy.forward(x, 'train', 'norms'),
    eval: copy.forward(x, 'eval', 'norms'),
  };
  const train = outputsOf(passes.train.logits, labels);
  const evaluated = outputsOf(passes.eval.logits, labels);
  const norms = copy.layers.map(({ layer }) => normAt(copy, layer, passes));
  return {
    bn: { train, eval: evaluated },
    changed: train.predictions.flatMap((digit, place) =>
      digit === evaluated.predictions[place] ? [] : [place],
    ),
    layers: norms.filter(({ layer }) => layers?.includes(layer) ?? true).map(describe),
    checked: { train: worst(norms, 'train'), eval: worst(norms, 'eval') },
  };
}

/** One normalization with all its numbers. */
interface Norm {
  over: 'batch' | 'features';
  isCentered: boolean;
  /** Groups of units that each example has; 1 where the layer is not divided. */
  groupsPerExample: number;
  layer: number;
  position: number;
  units: number;
  array: (role: string) => Float32Array;
  epsilon: number;
  modes: PerMode<NormMode>;
}

/** What went through in one mode, and what its groups (units over the batch, or groups of units of an example) were by themselves. */
interface NormMode {
  trace: NormTrace;
  groups: number;
  /** Values in a group. */
  size: number;
  moments: ColumnMoments;
  /** Input and output [size, groups]. */
  input: Float32Array;
  output: Float32Array;
}

function normAt(copy: ModelCopy, layer: number, passes: PerMode<{ norms: NormTrace[] }>): Norm {
  const found = copy.layers[layer];
  if (found === undefined) throw new Error(`there is no normalization ${layer}`);
  const { over, isCentered } = NORMALIZATION[copy.config.normalization];
  const { groups: groupsPerExample } = found;
  const momentsOf = isCentered ? columnMoments : columnMeanSquares;
  const mode = ({ norms }: { norms: NormTrace[] }): NormMode => {
    const trace = norms[layer];
    if (trace === undefined) throw new Error(`normalization ${layer} left no trace`);
    const { units } = trace;
    const rows = trace.input.length / units;
    const [groups, size] =
      over === 'batch' ? [units, rows] : [rows * groupsPerExample, units / groupsPerExample];
    const byGroup = (values: Float32Array) =>
      over === 'batch' ? values : transposed(values, groups, size);
    const [input, output] = [byGroup(trace.input), byGroup(trace.output)];
    return { trace, groups, size, input, output, moments: momentsOf(input, size, groups) };
  };
  return {
    ...found,
    over,
    isCentered,
    groupsPerExample,
    array: (role) => {
      const name = `${found.position}.${role}`;
      return copy.arrays.parameters.get(name) ?? copy.buffers.get(name) ?? new Float32Array();
    },
    epsilon: copy.config.batchNormEpsilon,
    modes: { train: mode(passes.train), eval: mode(passes.eval) },
  };
}

function describe(norm: Norm): InspectedNorm {
  const { over, layer, position, units, groupsPerExample, array, modes } = norm;
  const both = [modes.train.trace, modes.eval.trace];
  const inputEdges = sharedEdges(both.map(({ input }) => input));
  const outputEdges = sharedEdges(both.map(({ output }) => output));
  const runningMean = array('runningMean');
  const runningVariance = array('runningVariance');
  const mode = ({ moments, size, groups, ...values }: NormMode) => {
    const { mean, variance } = moments;
    const z = Array.from(runningMean, (running, unit) => {
      const apart = (mean[unit] ?? Number.NaN) - running;
      return apart / Math.sqrt((runningVariance[unit] ?? Number.NaN) / size);
    });
    const fed = over === 'batch' ? variance.map((value) => value * unbiasing(size)) : [];
    return {
      mean: jsonNumbers(mean),
      biasedVariance: jsonNumbers(variance),
      unbiasedVariance: jsonNumbers(fed),
      zScore: jsonNumbers(z),
      input: columnDistributions(values.input, groups, inputEdges),
      output: columnDistributions(values.output, groups, outputEdges),
    };
  };
  return {
    layer,
    position,
    units,
    groups: groupsPerExample,
    gamma: jsonNumbers(array('gamma')),
    beta: jsonNumbers(array('beta')),
    runningMean: jsonNumbers(runningMean),
    runningVariance: jsonNumbers(runningVariance),
    modes: { train: mode(modes.train), eval: mode(modes.eval) },
  };
}

function worst(norms: readonly Norm[], mode: 'train' | 'eval'): number | null {
  const differences = norms.map(({ over, units, isCentered, array, epsilon, modes, ...norm }) => {
    const { trace, moments } = modes[mode];
    const used =
      mode === 'train' || over === 'features'
        ? moments
        : { mean: array('runningMean'), variance: array('runningVariance') };
    const by = {
      groupSize: over === 'batch' ? null : units / norm.groupsPerExample,
      mean: used.mean,
      variance: used.variance,
      gamma: array('gamma'),
      beta: isCentered ? array('beta') : new Float32Array(units),
      epsilon,
    };
    return largestDifference(trace.input, trace.output, by);
  });
  return jsonNumber(Math.max(0, ...differences));
}
