import type { ForwardResult, InspectedNorm, PerMode } from '../../../shared/domain/inspection.ts';
import { jsonNumber, jsonNumbers } from '../jsonNumbers.ts';
import { batchSeen, pixelRows } from './batchImages.ts';
import type { BatchImages } from './batchImages.ts';
import { largestDifference } from './checkNormalization.ts';
import { columnDistributions, sharedEdges } from './distributions.ts';
import type { NormTrace } from './forward.ts';
import type { ModelCopy } from './modelCopy.ts';
import { outputsOf } from './outputs.ts';
import { momentsOf, unbiasing } from './runningStatistics.ts';
import type { BatchMoments } from './runningStatistics.ts';

/**
 * The batch through both networks and both modes.
 * @param layers the BatchNorms to tell of in full; null for all
 */
export function inspectBatch(
  copy: ModelCopy,
  batch: BatchImages,
  layers: readonly number[] | null,
): ForwardResult {
  const x = pixelRows(batch.images);
  const passes = {
    train: copy.forward(x, 'train', 'norms'),
    eval: copy.forward(x, 'eval', 'norms'),
  };
  const train = outputsOf(passes.train.logits, batch.labels);
  const evaluated = outputsOf(passes.eval.logits, batch.labels);
  const norms = copy.layers.map(({ layer }) => normAt(copy, layer, passes));
  return {
    batch: batchSeen(batch),
    bn: { train, eval: evaluated },
    plain: outputsOf(copy.plainLogits(x), batch.labels),
    changed: train.predictions.flatMap((digit, place) =>
      digit === evaluated.predictions[place] ? [] : [place],
    ),
    layers: norms.filter(({ layer }) => layers?.includes(layer) ?? true).map(describe),
    checked: { train: worst(norms, 'train'), eval: worst(norms, 'eval') },
    refusedByPyTorch: batch.count === 1,
  };
}

/** One BatchNorm with all that is told of it. */
interface Norm {
  layer: number;
  position: number;
  units: number;
  array: (role: string) => Float32Array;
  epsilon: number;
  modes: PerMode<{ trace: NormTrace; moments: BatchMoments }>;
}

function normAt(copy: ModelCopy, layer: number, passes: PerMode<{ norms: NormTrace[] }>): Norm {
  const found = copy.layers[layer];
  if (found === undefined) throw new Error(`there is no BatchNorm ${layer}`);
  const mode = ({ norms }: { norms: NormTrace[] }) => {
    const trace = norms[layer];
    const [moments] = trace === undefined ? [] : momentsOf([trace]);
    if (trace === undefined || moments === undefined)
      throw new Error(`BatchNorm ${layer} left no trace`);
    return { trace, moments };
  };
  return {
    ...found,
    array: (role) => {
      const name = `${found.position}.${role}`;
      return copy.arrays.parameters.get(name) ?? copy.buffers.get(name) ?? new Float32Array();
    },
    epsilon: copy.config.batchNormEpsilon,
    modes: { train: mode(passes.train), eval: mode(passes.eval) },
  };
}

function describe(norm: Norm): InspectedNorm {
  const { layer, position, units, array, modes } = norm;
  const both = [modes.train.trace, modes.eval.trace];
  const inputEdges = sharedEdges(both.map(({ input }) => input));
  const outputEdges = sharedEdges(both.map(({ output }) => output));
  const runningMean = array('runningMean');
  const runningVariance = array('runningVariance');
  const mode = ({ trace, moments }: Norm['modes']['train']) => {
    const { mean, variance, rows } = moments;
    const z = mean.map((value, unit) => {
      const running = runningMean[unit] ?? Number.NaN;
      return (value - running) / Math.sqrt((runningVariance[unit] ?? Number.NaN) / rows);
    });
    return {
      mean: jsonNumbers(mean),
      biasedVariance: jsonNumbers(variance),
      unbiasedVariance: jsonNumbers(variance.map((value) => value * unbiasing(rows))),
      zScore: jsonNumbers(z),
      input: columnDistributions(trace.input, units, inputEdges),
      output: columnDistributions(trace.output, units, outputEdges),
    };
  };
  return {
    layer,
    position,
    units,
    gamma: jsonNumbers(array('gamma')),
    beta: jsonNumbers(array('beta')),
    runningMean: jsonNumbers(runningMean),
    runningVariance: jsonNumbers(runningVariance),
    modes: { train: mode(modes.train), eval: mode(modes.eval) },
  };
}

function worst(norms: readonly Norm[], mode: 'train' | 'eval'): number | null {
  const differences = norms.map(({ array, epsilon, modes }) => {
    const { trace, moments } = modes[mode];
    const used =
      mode === 'train'
        ? { mean: moments.mean, variance: moments.variance }
        : { mean: array('runningMean'), variance: array('runningVariance') };
    const by = { ...used, gamma: array('gamma'), beta: array('beta'), epsilon };
    return largestDifference(trace.input, trace.output, by);
  });
  return jsonNumber(Math.max(0, ...differences));
}
