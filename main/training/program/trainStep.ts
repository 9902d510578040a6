import type { Optimizer } from '../../../shared/domain/config.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { Tensor, TensorType } from '../graph/graph.ts';
import {
  cast,
  concat,
  divide,
  mean,
  multiply,
  reshape,
  scalar,
  slice,
  softmaxCrossEntropy,
} from '../graph/ops.ts';
import { normalizationOps } from '../layers/normalizations.ts';
import type { StateLayout } from './layout.ts';
import { isNormalization } from '../../../shared/domain/networks.ts';
import type { Layer, Network } from '../../../shared/domain/networks.ts';
import { normUnitsOf } from '../../../shared/domain/recording.ts';
import { OPTIMIZER_RULES } from './optimizers.ts';
import { packTensors, unpackTensors } from './packing.ts';
import { transposeKernels } from './transposedKernels.ts';
import { backward, forwardTrain, variable } from './propagation.ts';
import type { LayerTrace, Variables } from './propagation.ts';

/** What is fixed when a training loop is compiled; all else (learning rate, BN momentum, epsilon) is given at each call. */
export interface TrainShape {
  network: Network;
  layout: StateLayout;
  optimizer: Optimizer;
  batchSize: number;
  /** Most steps in one call. */
  chunkSteps: number;
  images: TensorType;
  labels: TensorType;
}

/** Takes BN momentum and epsilon out of their vector. */
export function normalizationSettings(vector: Tensor): { momentum: Tensor; epsilon: Tensor } {
  return { momentum: reshape(slice(vector, 0, 1), []), epsilon: reshape(slice(vector, 1, 1), []) };
}

/** A batch of the data as the network's input [batch, features]: bytes become the lab's pixels in [0, 1]. */
export function inputRows(rows: Tensor): Tensor {
  if (rows.dtype === 'float32') return rows;
  const floats = cast(reshape(rows, [rows.shape[0] ?? 0, IMAGE_PIXELS]), 'float32');
  return divide(floats, scalar(rows.graph, 255));
}

/** How a layer's running statistics move; null where it keeps none. */
const updateOf = (layer: Layer | undefined) =>
  layer !== undefined && isNormalization(layer) ? normalizationOps(layer).updateRunning : null;

function newBuffers(
  network: Network,
  variables: Variables,
  traces: readonly LayerTrace[],
  momentum: Tensor,
): Map<string, Tensor> {
  const buffers = new Map<string, Tensor>();
  traces.forEach(({ normalization }, position) => {
    const update = updateOf(network[position]);
    if (normalization === null || update === null) return;
    const running = {
      runningMean: variable(variables, position, 'runningMean'),
      runningVariance: variable(variables, position, 'runningVariance'),
    };
    const updated = update(running, normalization, momentum);
    buffers
      .set(`${position}.runningMean`, updated.runningMean)
      .set(`${position}.runningVariance`, updated.runningVariance);
  });
  return buffers;
}

/** Numbers a step leaves of its batch: mean and biased variance of each unit whose running ones they move, layer by layer. */
export const momentsWidthOf = (network: Network): number =>
  normUnitsOf(network).reduce((width, units) => width + 2 * units, 0);

/**
 * One training step: the new state's vectors, the batch's mean loss, and its moments
 * [`momentsWidthOf`], null for a network without running statistics. `x` [batch, 784], `labels`
 * [batch]; in `state` and what comes of it, kernels lie as a loop keeps them (`isTransposed`).
 */
export function trainStep(
  shape: TrainShape,
  state: readonly Tensor[],
  x: Tensor,
  labels: Tensor,
  coefficients: Tensor,
  settings: Tensor,
) {
  const { network, layout } = shape;
  const packs = layout.parameterPacks;
  const { parameters, slots, buffers } = layout.split(state);
  const variables = new Map([
    ...unpackTensors(packs, transposeKernels(packs, parameters, 'fromLoop')),
    ...unpackTensors(layout.bufferPacks, buffers),
  ]);
  const { momentum, epsilon } = normalizationSettings(settings);

  const traces = forwardTrain(network, variables, x, epsilon);
  const logits = traces.at(-1)?.output ?? x;
  const { loss, gradient } = softmaxCrossEntropy(logits, labels);
  const gradients = backward(
    network,
    variables,
    traces,
    multiply(gradient, scalar(x.graph, 1 / shape.batchSize)),
  );

  const perStep = [0, 1].map((index) => reshape(slice(coefficients, index, 1), [])) as [
    Tensor,
    Tensor,
  ];
  const rule = OPTIMIZER_RULES[shape.optimizer];
  const gradientVectors = transposeKernels(packs, packTensors(packs, gradients), 'toLoop');
  const updated = gradientVectors.map((packed, index) => {
    const parameter = parameters[index];
    if (parameter === undefined) throw new Error('more gradients than parameters');
    return rule.update(
      parameter,
      packed,
      slots.map((slot) => slot[index] ?? packed),
      perStep,
    );
  });
  const newState = [
    ...updated.map((each) => each.parameter),
    ...layout.slotNames.flatMap((_, index) =>
      updated.map((each) => each.slots[index] ?? each.parameter),
    ),
    ...packTensors(layout.bufferPacks, newBuffers(network, variables, traces, momentum)),
  ];
  const moments = traces.flatMap(({ normalization }, position) =>
    normalization === null || updateOf(network[position]) === null
      ? []
      : [normalization.mean, normalization.biasedVariance],
  );
  return {
    newState,
    loss: mean(loss, [0]),
    moments: moments.length === 0 ? null : concat(moments),
  };
}
