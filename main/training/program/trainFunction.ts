import { defineFunction, whileLoop } from '../graph/functions.ts';
import type { GraphFunction } from '../graph/functions.ts';
import type { Tensor, TensorType } from '../graph/graph.ts';
import {
  add,
  equal,
  gather,
  integer,
  less,
  range,
  replaceRow,
  reshape,
  select,
  sliceRows,
  zeros,
} from '../graph/ops.ts';
import type { StateLayout } from './layout.ts';
import { inputRows, momentsWidthOf, trainStep } from './trainStep.ts';
import type { TrainShape } from './trainStep.ts';
import { transposeKernels } from './transposedKernels.ts';

/** Inputs of a training loop after the state: the data, and what the host decides for each call. */
export function trainInputTypes(shape: TrainShape): TensorType[] {
  const { chunkSteps, batchSize } = shape;
  return [
    shape.images,
    shape.labels,
    { dtype: 'int32', shape: [chunkSteps, batchSize] },
    { dtype: 'int32', shape: [] },
    { dtype: 'float32', shape: [chunkSteps, 2] },
    { dtype: 'float32', shape: [2] },
  ];
}

/** Takes the loop's variables apart: what changes, then the inputs, which every step passes on as they are. */
function loopParts(args: readonly Tensor[], stateLength: number) {
  const [step, losses, moments, ...rest] = args;
  const state = rest.slice(0, stateLength);
  const inputs = rest.slice(stateLength);
  const [images, labels, indices, steps, coefficients, settings] = inputs;
  if (!step || !losses || !moments || !images || !labels || !indices || !steps)
    throw new Error('the training loop is given too little');
  if (!coefficients || !settings) throw new Error('the training loop is given too little');
  return {
    ...{ step, losses, moments, state, inputs },
    ...{ images, labels, indices, steps, coefficients, settings },
  };
}

/** The batch moments of a chunk, one row a step; a network without BatchNorm has rows of nothing. */
const momentsTypeOf = ({ network, chunkSteps }: TrainShape): TensorType => ({
  dtype: 'float32',
  shape: [chunkSteps, momentsWidthOf(network)],
});

/** A whole state with its kernels transposed to or from the loop's order: parameters and the optimizer's slots of them. */
function transposeState(
  layout: StateLayout,
  state: readonly Tensor[],
  direction: 'toLoop' | 'fromLoop',
): Tensor[] {
  const { parameters, slots, buffers } = layout.split(state);
  const transposed = (vectors: Tensor[]) =>
    transposeKernels(layout.parameterPacks, vectors, direction);
  return [...transposed(parameters), ...slots.flatMap(transposed), ...buffers];
}

/**
 * A loop of training steps in one function: state, images, labels, indices [chunk, batch], number of
 * steps to take, coefficients [chunk, 2], BN settings [2] -> state, losses [chunk] and batch moments
 * [chunk, width] (0 after the last step).
 * The state travels in the loop rather than in TensorFlow variables: so the compiler may keep it in
 * place, and a call is a pure function. The moments are always computed, whether or not anybody reads
 * them: so that recording them cannot change how the rest is compiled, and with it the last bits.
 */
export function trainFunction(name: string, shape: TrainShape, compiled: boolean): GraphFunction {
  const stateTypes = shape.layout.types;
  const counter: TensorType = { dtype: 'int32', shape: [] };
  const lossesType: TensorType = { dtype: 'float32', shape: [shape.chunkSteps] };
  const momentsType = momentsTypeOf(shape);
  const loopTypes = [counter, lossesType, momentsType, ...stateTypes, ...trainInputTypes(shape)];
  const condition = defineFunction(`${name}_condition`, loopTypes, (args) => {
    const { step, steps } = loopParts(args, stateTypes.length);
    return [less(step, steps)];
  });

  const body = defineFunction(`${name}_step`, loopTypes, (args, graph) => {
    const parts = loopParts(args, stateTypes.length);
    const { step, indices, settings } = parts;
    const batch = reshape(sliceRows(indices, step, 1), [shape.batchSize]);
    const x = inputRows(gather(parts.images, batch));
    const y = gather(parts.labels, batch);
    const row = reshape(sliceRows(parts.coefficients, step, 1), [2]);
    const { newState, loss, moments } = trainStep(shape, parts.state, x, y, row, settings);
    const here = equal(range(graph, shape.chunkSteps), step);
    const losses = select(here, loss, parts.losses);
    const allMoments =
      moments === null ? parts.moments : replaceRow(parts.moments, moments, step, compiled);
    return [add(step, integer(graph, 1)), losses, allMoments, ...newState, ...parts.inputs];
  });

  return defineFunction(
    name,
    [...stateTypes, ...trainInputTypes(shape)],
    (args, graph) => {
      const results = [zeros(graph, lossesType.shape), zeros(graph, momentsType.shape)];
      const state = transposeState(shape.layout, args.slice(0, stateTypes.length), 'toLoop');
      const start = [integer(graph, 0), ...results, ...state, ...args.slice(stateTypes.length)];
      const [, losses, moments, ...rest] = whileLoop(graph, condition, body, start);
      if (!losses || !moments) throw new Error('the training loop gives nothing');
      const end = transposeState(shape.layout, rest.slice(0, stateTypes.length), 'fromLoop');
      return [...end, losses, moments];
    },
    { uses: [condition, body], compiled },
  );
}
