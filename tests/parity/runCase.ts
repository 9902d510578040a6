import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine, NamedTensors } from '../../main/training/engine/engine.ts';
import { call, defineFunction } from '../../main/training/graph/functions.ts';
import type { Tensor, TensorType } from '../../main/training/graph/graph.ts';
import { ProgramBuilder } from '../../main/training/graph/savedModel.ts';
import { layersOf } from '../../shared/domain/networks.ts';
import type { Arrays, Network } from '../../shared/domain/networks.ts';
import { OPTIMIZER_RULES, stepCoefficients } from '../../main/training/program/optimizers.ts';
import { layoutsOf, stateKey } from '../../main/training/program/program.ts';
import type { ProgramShape } from '../../main/training/program/program.ts';
import { forwardEval, forwardTrain } from '../../main/training/program/propagation.ts';
import { normalizationSettings } from '../../main/training/program/trainStep.ts';
import { allowancesOf, TOLERANCE } from './allowance.ts';
import { judgeTraining, largestError, trainedOf } from './judge.ts';
import type { ParityCase, ParityResult } from './parityCase.ts';
import { fromTorch } from './torchState.ts';

type State = { parameters: Arrays; buffers: Arrays };

/** Trains the case through the engine's own program and compares every number PyTorch gave. */
export async function runCase(engine: Engine, parityCase: ParityCase): Promise<ParityResult> {
  const network = networkOf(parityCase);
  const { losses, state } = await trainCase(engine, network, parityCase);
  const torch = fromTorch(network, parityCase.end);
  const logits = await logitsOf(engine, network, torch, parityCase);
  const judged = judgeTraining(
    network,
    trainedOf(losses, state),
    trainedOf(parityCase.losses, torch),
    allowancesOf(network, startOf(network, parityCase), parityCase),
  );
  const { losses: lossError, parameters, runningStatistics, unseen } = judged;
  return {
    name: parityCase.name,
    errors: {
      losses: lossError.error,
      parameters: parameters.error,
      runningStatistics: runningStatistics.error,
      evalLogits: largestError(logits.eval, parityCase.evalLogitsOfFirstBatch.flat()),
      trainLogits: largestError(logits.train, parityCase.trainLogitsOfFirstBatch.flat()),
      unseen: unseen.error,
    },
    allowed: {
      losses: lossError.allowed,
      parameters: parameters.allowed,
      runningStatistics: runningStatistics.allowed,
      evalLogits: TOLERANCE,
      trainLogits: TOLERANCE,
      unseen: Number.POSITIVE_INFINITY,
    },
  };
}

/** The network of a case. */
export function networkOf({
  sizes,
  activation,
  normalization,
  groups,
  ...at
}: ParityCase): Network {
  const placement = at.batchNorm;
  return layersOf(sizes, activation, placement && { normalization, groups, placement });
}

/** What a case starts from, in the numbers of the float64 training. */
export function startOf(network: Network, parityCase: ParityCase): Map<string, number[]> {
  const { parameters, buffers } = fromTorch(network, parityCase.start);
  return new Map([...parameters, ...buffers].map(([name, array]) => [name, Array.from(array)]));
}

/** The case's network takes the place of both networks: what is given to one is given to the other. */
async function trainCase(
  engine: Engine,
  network: Network,
  parityCase: ParityCase,
): Promise<{ losses: Float32Array; state: State }> {
  const { tf } = engine;
  const { steps, batchSize, optimizer } = parityCase;
  const inputs = parityCase.sizes[0] ?? 0;
  const examples = steps * batchSize;
  const shape: ProgramShape = {
    networks: { bn: network, plain: network },
    input: inputs,
    optimizer,
    batchSize,
    chunkSteps: steps,
    examples,
    probeExamples: 1,
  };
  const layout = layoutsOf(shape).bn;
  const start = fromTorch(network, parityCase.start);
  const zeros = new Map(
    [...start.parameters].map(([name, array]) => [name, new Float32Array(array.length)]),
  );
  const slots = new Map(OPTIMIZER_RULES[optimizer].slots.map((slot) => [slot, zeros]));
  const vectors = layout.toVectors({ ...start, slots });
  const state = Object.fromEntries(
    vectors.flatMap((vector, index) =>
      (['bn', 'plain'] as const).map((name) => [stateKey(name, index), tf.tensor1d(vector)]),
    ),
  );
  const program = await engine.program(shape);
  const outputs = program.run('train', {
    ...state,
    images: tf.tensor2d(parityCase.inputs.flat(2), [examples, inputs]),
    labels: tf.tensor1d(parityCase.labels.flat(), 'int32'),
    indices: tf.tensor2d(
      Int32Array.from({ length: examples }, (_, index) => index),
      [steps, batchSize],
      'int32',
    ),
    steps: tf.scalar(steps, 'int32'),
    coefficients: tf.tensor2d(stepCoefficients(parityCase, 1, steps), [steps, 2]),
    settings: settingsOf(engine, parityCase),
  });
  const read = (key: string) => outputs[key]?.dataSync<'float32'>() ?? new Float32Array();
  return {
    losses: read('bn_losses'),
    state: layout.fromVectors(vectors.map((_, index) => read(stateKey('bn', index)))),
  };
}

const settingsOf = ({ tf }: Engine, { batchNormMomentum, batchNormEpsilon }: ParityCase) =>
  tf.tensor1d([batchNormMomentum, batchNormEpsilon]);

/** Logits of the first batch in both modes from PyTorch's final state, so that training's error stays out of them. */
async function logitsOf(engine: Engine, network: Network, state: State, parityCase: ParityCase) {
  const { tf } = engine;
  const { batchSize } = parityCase;
  const float32 = (...shape: number[]): TensorType => ({ dtype: 'float32', shape });
  const arrays = [...state.parameters, ...state.buffers];
  const shapeOf = (name: string, length: number) =>
    name.endsWith('.weight') ? kernelShape(network, name) : [length];
  const types: TensorType[] = [
    float32(batchSize, parityCase.sizes[0] ?? 0),
    float32(2),
    ...arrays.map(([name, array]) => float32(...shapeOf(name, array.length))),
  ];
  const func = defineFunction(
    'logits',
    types,
    ([x, settings, ...values]) => {
      if (!x || !settings) throw new Error('nothing to go forward with');
      const { epsilon } = normalizationSettings(settings);
      const variables = new Map(arrays.map(([name], index) => [name, values[index] as Tensor]));
      const trainLogits = forwardTrain(network, variables, x, epsilon).at(-1)?.output ?? x;
      return [trainLogits, forwardEval(network, variables, x, epsilon)];
    },
    { compiled: engine.xla },
  );
  const builder = new ProgramBuilder();
  builder.use(func);
  const named = Object.fromEntries(types.map((type, index) => [`input${index}`, type]));
  builder.signature('logits', named, (given) => {
    const results = call(
      builder.graph,
      func,
      types.map((_, index) => given[`input${index}`] as Tensor),
    );
    return { train: results[0] as Tensor, eval: results[1] as Tensor };
  });
  const folder = await mkdtemp(join(tmpdir(), 'parity-'));
  await writeFile(join(folder, 'saved_model.pb'), builder.serialize());
  const model = await tf.node.loadSavedModel(folder, ['serve'], 'logits');
  const values = [
    parityCase.inputs[0]?.flat() ?? [],
    [parityCase.batchNormMomentum, parityCase.batchNormEpsilon],
    ...arrays.map(([, array]) => array),
  ];
  const inputs: NamedTensors = Object.fromEntries(
    values.map((value, index) => [
      `input${index}`,
      tf.tensor(value, [...(types[index]?.shape ?? [])], 'float32'),
    ]),
  );
  const outputs = model.predict(inputs) as NamedTensors;
  await rm(folder, { recursive: true });
  return {
    train: outputs['train']?.dataSync<'float32'>() ?? [],
    eval: outputs['eval']?.dataSync<'float32'>() ?? [],
  };
}

function kernelShape(network: Network, name: string): [number, number] {
  const layer = network[Number(name.split('.')[0])];
  return layer?.kind === 'linear' ? [layer.inputs, layer.outputs] : [0, 0];
}
