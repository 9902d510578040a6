import { defineFunction, whileLoop } from '../graph/functions.ts';
import type { GraphFunction } from '../graph/functions.ts';
import type { GraphBuilder, Tensor, TensorType } from '../graph/graph.ts';
import {
  add,
  argMax,
  cast,
  equal,
  integer,
  less,
  multiply,
  range,
  select,
  sliceRows,
  softmaxCrossEntropy,
  sum,
  zeros,
} from '../graph/ops.ts';
import { unpackTensors } from './packing.ts';
import { forwardEval } from './propagation.ts';
import { inputRows, normalizationSettings } from './trainStep.ts';
import type { StateLayout } from './layout.ts';
import type { Network } from '../../../shared/domain/networks.ts';

/** Examples evaluated in one call; data is padded to a multiple of it. */
export const EVALUATION_EXAMPLES = 5000;
/** Examples in one pass of the loop inside: small enough for their pixels to stay in the cache. */
const PASS_EXAMPLES = 500;
const PASSES = EVALUATION_EXAMPLES / PASS_EXAMPLES;

interface PassShape {
  network: Network;
  layout: StateLayout;
}

/** Sums of the loss and of right answers over the `PASS_EXAMPLES` examples of one pass, those from `count` on left out. */
function evaluatePass({ network, layout }: PassShape, inputs: readonly Tensor[], pass: Tensor) {
  const { graph } = pass;
  const width = layout.parameterPacks.length + layout.bufferPacks.length;
  const [rows, labels, count, settings] = inputs.slice(width);
  if (!rows || !labels || !count || !settings)
    throw new Error('the evaluation is given too little');
  const variables = new Map([
    ...unpackTensors(layout.parameterPacks, inputs),
    ...unpackTensors(layout.bufferPacks, inputs.slice(layout.parameterPacks.length)),
  ]);
  const begin = multiply(pass, integer(graph, PASS_EXAMPLES));
  const x = inputRows(sliceRows(rows, begin, PASS_EXAMPLES));
  const y = sliceRows(labels, begin, PASS_EXAMPLES);
  const logits = forwardEval(network, variables, x, normalizationSettings(settings).epsilon);
  const counts = less(add(range(graph, PASS_EXAMPLES), begin), count);
  const total = (values: Tensor) => sum(select(counts, values, zeros(graph, [PASS_EXAMPLES])), [0]);
  return {
    loss: total(softmaxCrossEntropy(logits, y).loss),
    right: total(cast(equal(argMax(logits), y), 'float32')),
  };
}

/**
 * Evaluates a network in eval mode on a slice of the data: parameters, buffers, a slice of the images,
 * labels [5000], how many of them count, BN settings [2] -> sums of the loss [10] and numbers of
 * right answers [10], one for each pass of 500.
 */
export function evaluateFunction(
  name: string,
  shape: PassShape,
  images: TensorType,
  compiled: boolean,
): GraphFunction {
  const { parameterPacks, bufferPacks } = shape.layout;
  const inputTypes: TensorType[] = [
    ...[...parameterPacks, ...bufferPacks].map(({ size }): TensorType => ({
      dtype: 'float32',
      shape: [size],
    })),
    images,
    { dtype: 'int32', shape: [EVALUATION_EXAMPLES] },
    { dtype: 'int32', shape: [] },
    { dtype: 'float32', shape: [2] },
  ];
  const counter: TensorType = { dtype: 'int32', shape: [] };
  const sums: TensorType = { dtype: 'float32', shape: [PASSES] };
  const loopTypes = [counter, sums, sums, ...inputTypes];
  const loopParts = ([pass, loss, right, ...inputs]: readonly Tensor[]) => {
    if (!pass || !loss || !right) throw new Error('the evaluation is given too little');
    return { pass, loss, right, inputs };
  };

  const condition = defineFunction(`${name}_condition`, loopTypes, (args, graph) => [
    less(loopParts(args).pass, integer(graph, PASSES)),
  ]);
  const body = defineFunction(`${name}_pass`, loopTypes, (args, graph) => {
    const { pass, loss, right, inputs } = loopParts(args);
    const totals = evaluatePass(shape, inputs, pass);
    const here = equal(range(graph, PASSES), pass);
    const next = add(pass, integer(graph, 1));
    return [next, select(here, totals.loss, loss), select(here, totals.right, right), ...inputs];
  });
  const entry = (args: Tensor[], graph: GraphBuilder) => {
    const start = [integer(graph, 0), zeros(graph, [PASSES]), zeros(graph, [PASSES])];
    return whileLoop(graph, condition, body, [...start, ...args]).slice(1, 3);
  };
  return defineFunction(name, inputTypes, entry, { uses: [condition, body], compiled });
}
