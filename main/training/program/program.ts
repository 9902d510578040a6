import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { NetworkName, PerNetwork } from '../../../shared/domain/metrics.ts';
import { EVALUATION_EXAMPLES, evaluateFunction } from './evaluateFunction.ts';
import { call } from '../graph/functions.ts';
import type { Tensor, TensorType } from '../graph/graph.ts';
import { bytesOf, sliceRows } from '../graph/ops.ts';
import { ProgramBuilder } from '../graph/savedModel.ts';
import { StateLayout } from './layout.ts';
import type { Network } from '../../../shared/domain/networks.ts';
import { probe } from './probeSignature.ts';
import { trainFunction } from './trainFunction.ts';
import { inputRows, normalizationSettings } from './trainStep.ts';

/** What a compiled program depends on: change it and it must be compiled again. */
export interface ProgramShape {
  networks: PerNetwork<Network>;
  /** Images as bytes, or rows of this many numbers as they are. */
  input: 'pixels' | number;
  optimizer: ExperimentConfig['optimizer'];
  batchSize: number;
  chunkSteps: number;
  /** Rows of the data, both splits together. */
  examples: number;
  /** Examples of the probe batch. */
  probeExamples: number;
}

/** Pixels of an image, four to an int32: tfjs-node has no bytes to feed, and nothing is copied to take these apart. */
export const IMAGE_WORDS = 196;

const int32 = (...shape: number[]): TensorType => ({ dtype: 'int32', shape });
const float32 = (...shape: number[]): TensorType => ({ dtype: 'float32', shape });

/** The data as it is fed, and as the networks' functions take it. */
function imageTypes(
  input: ProgramShape['input'],
  examples: number,
): { fed: TensorType; taken: TensorType } {
  if (input !== 'pixels') return { fed: float32(examples, input), taken: float32(examples, input) };
  return {
    fed: int32(examples, IMAGE_WORDS),
    taken: { dtype: 'uint8', shape: [examples, IMAGE_WORDS, 4] },
  };
}

const asTaken = (fed: Tensor): Tensor => (fed.dtype === 'int32' ? bytesOf(fed) : fed);

export function layoutsOf(
  shape: Pick<ProgramShape, 'networks' | 'optimizer'>,
): PerNetwork<StateLayout> {
  const layout = (name: NetworkName) => new StateLayout(shape.networks[name], shape.optimizer);
  return { bn: layout('bn'), plain: layout('plain') };
}

/** Names for the vectors of a network's state as inputs and outputs: `bn_0`, `bn_1`, ... */
export const stateKey = (network: NetworkName, index: number) => `${network}_${index}`;

function stateInputs(
  network: NetworkName,
  types: readonly TensorType[],
): Record<string, TensorType> {
  return Object.fromEntries(types.map((type, index) => [stateKey(network, index), type]));
}

function pick(inputs: Record<string, Tensor>, key: string): Tensor {
  const tensor = inputs[key];
  if (tensor === undefined) throw new Error(`the program has no input ${key}`);
  return tensor;
}

/**
 * The program of a run in SavedModel format: `train` takes a chunk of steps of both networks,
 * `evaluate` goes through a part of a split, `probe` looks into the layers on a few examples. Each network is a function
 * compiled by itself, both called from a graph that is not: so TensorFlow runs the two side by side.
 */
export function buildProgram(shape: ProgramShape, compiled: boolean): Uint8Array {
  const program = new ProgramBuilder();
  const layouts = layoutsOf(shape);
  addTraining(program, shape, layouts, compiled);
  addEvaluation(program, shape, layouts, compiled);
  addProbe(program, shape, layouts);
  return program.serialize();
}

function addTraining(
  program: ProgramBuilder,
  shape: ProgramShape,
  layouts: PerNetwork<StateLayout>,
  compiled: boolean,
): void {
  const { examples, chunkSteps, batchSize, optimizer } = shape;
  const { fed, taken } = imageTypes(shape.input, examples);
  const functions = NETWORKS.map((name) => {
    const types = { images: taken, labels: int32(examples) };
    const train = {
      network: shape.networks[name],
      layout: layouts[name],
      optimizer,
      batchSize,
      chunkSteps,
      ...types,
    };
    const func = trainFunction(`train_${name}`, train, compiled);
    program.use(func);
    return { name, func };
  });
  const inputs = {
    images: fed,
    labels: int32(examples),
    indices: int32(chunkSteps, batchSize),
    steps: int32(),
    coefficients: float32(chunkSteps, 2),
    settings: float32(2),
    ...stateInputs('bn', layouts.bn.types),
    ...stateInputs('plain', layouts.plain.types),
  };
  program.signature('train', inputs, (given) => {
    const images = asTaken(pick(given, 'images'));
    const outputs: Record<string, Tensor> = {};
    for (const { name, func } of functions) {
      const state = layouts[name].types.map((_, index) => pick(given, stateKey(name, index)));
      const rest = ['labels', 'indices', 'steps', 'coefficients', 'settings'].map((key) =>
        pick(given, key),
      );
      const results = call(program.graph, func, [...state, images, ...rest]);
      state.forEach((_, index) => {
        const result = results[index];
        if (result !== undefined) outputs[stateKey(name, index)] = result;
      });
      const [losses, moments] = results.slice(-2);
      if (losses !== undefined) outputs[`${name}_losses`] = losses;
      if (moments !== undefined && name === 'bn') outputs['moments'] = moments;
    }
    return outputs;
  });
}

function addEvaluation(
  program: ProgramBuilder,
  shape: ProgramShape,
  layouts: PerNetwork<StateLayout>,
  compiled: boolean,
): void {
  const slice = imageTypes(shape.input, EVALUATION_EXAMPLES);
  const functions = NETWORKS.map((name) => {
    const func = evaluateFunction(
      `evaluate_${name}`,
      { network: shape.networks[name], layout: layouts[name] },
      slice.taken,
      compiled,
    );
    program.use(func);
    const { parameterPacks, bufferPacks } = layouts[name];
    return {
      name,
      func,
      vectors: [...parameterPacks, ...bufferPacks].map(({ size }) => float32(size)),
    };
  });
  const inputs = {
    images: imageTypes(shape.input, shape.examples).fed,
    labels: int32(shape.examples),
    begin: int32(),
    count: int32(),
    settings: float32(2),
    ...(Object.assign(
      {},
      ...functions.map(({ name, vectors }) => stateInputs(name, vectors)),
    ) as Record<string, TensorType>),
  };
  program.signature('evaluate', inputs, (given) => {
    const begin = pick(given, 'begin');
    const images = sliceRows(asTaken(pick(given, 'images')), begin, EVALUATION_EXAMPLES);
    const labels = sliceRows(pick(given, 'labels'), begin, EVALUATION_EXAMPLES);
    const outputs: Record<string, Tensor> = {};
    for (const { name, func, vectors } of functions) {
      const variables = vectors.map((_, index) => pick(given, stateKey(name, index)));
      const [loss, right] = call(program.graph, func, [
        ...variables,
        images,
        labels,
        pick(given, 'count'),
        pick(given, 'settings'),
      ]);
      if (loss !== undefined) outputs[`${name}_loss`] = loss;
      if (right !== undefined) outputs[`${name}_right`] = right;
    }
    return outputs;
  });
}

/** Not compiled: it runs a few times an epoch, and would take longer to compile than ever to run. */
function addProbe(
  program: ProgramBuilder,
  shape: ProgramShape,
  layouts: PerNetwork<StateLayout>,
): void {
  const { networks, examples, probeExamples } = shape;
  const types = (name: NetworkName) =>
    layouts[name].parameterPacks.map(({ size }) => float32(size));
  const inputs = {
    images: imageTypes(shape.input, examples).fed,
    labels: int32(examples),
    begin: int32(),
    settings: float32(2),
    ...stateInputs('bn', types('bn')),
    ...stateInputs('plain', types('plain')),
  };
  program.signature('probe', inputs, (given) => {
    const begin = pick(given, 'begin');
    const rows = sliceRows(pick(given, 'images'), begin, probeExamples);
    const parametersOf = (name: NetworkName) =>
      types(name).map((_, index) => pick(given, stateKey(name, index)));
    return probe(networks, layouts, {
      x: inputRows(asTaken(rows)),
      labels: sliceRows(pick(given, 'labels'), begin, probeExamples),
      epsilon: normalizationSettings(pick(given, 'settings')).epsilon,
      parameters: { bn: parametersOf('bn'), plain: parametersOf('plain') },
    });
  });
}
