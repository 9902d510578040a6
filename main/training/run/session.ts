import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { Evaluation, NetworkName, PerNetwork, Split } from '../../../shared/domain/metrics.ts';
import { PROBE_EXAMPLES } from '../../../shared/domain/recording.ts';
import type { DatasetTensors } from '../engine/datasetTensors.ts';
import type { DeviceTensor, Engine, NamedTensors, Program } from '../engine/engine.ts';
import { EVALUATION_EXAMPLES } from '../program/evaluateFunction.ts';
import type { NetworkState, StateLayout } from '../program/layout.ts';
import {
  buffersOf,
  elementsOf,
  networksOf,
  parametersOf,
} from '../../../shared/domain/networks.ts';
import { stepCoefficients } from '../program/optimizers.ts';
import type { ProbedNetwork } from './networkHealth.ts';
import { unpackArrays } from '../program/packing.ts';
import { probeKeys } from '../program/probeSignature.ts';
import { layoutsOf, stateKey } from '../program/program.ts';
import type { ProgramShape } from '../program/program.ts';

/** Floating-point operations aimed at in one call: some 20 ms of work, so that pause and stop are felt at once. */
const OPERATIONS_PER_CALL = 2e9;
const MOST_STEPS_PER_CALL = 125;

/** Steps in one call. A function of the config alone, since the lines of `metrics.jsonl` follow it. */
export function chunkStepsOf(config: ExperimentConfig, stepsPerEpoch: number): number {
  const weights = parametersOf(networksOf(config).plain).reduce(
    (total, spec) => total + elementsOf(spec),
    0,
  );
  const operationsPerStep = 2 * 6 * config.batchSize * weights;
  const affordable = Math.min(
    MOST_STEPS_PER_CALL,
    Math.max(1, Math.floor(OPERATIONS_PER_CALL / operationsPerStep)),
  );
  return Math.ceil(stepsPerEpoch / Math.ceil(stepsPerEpoch / affordable));
}

/**
 * Both networks of a run between two calls: their state in TensorFlow's memory and the compiled
 * program that moves it on.
 */
export class Session {
  readonly shape: ProgramShape;
  readonly #engine: Engine;
  readonly #config: ExperimentConfig;
  readonly #data: DatasetTensors;
  readonly #program: Program;
  readonly #layouts: PerNetwork<StateLayout>;
  #state: PerNetwork<DeviceTensor[]>;

  private constructor(
    engine: Engine,
    config: ExperimentConfig,
    data: DatasetTensors,
    shape: ProgramShape,
    program: Program,
    states: PerNetwork<NetworkState>,
  ) {
    this.#engine = engine;
    this.#config = config;
    this.#data = data;
    this.shape = shape;
    this.#program = program;
    this.#layouts = layoutsOf(shape);
    const toDevice = (name: NetworkName) =>
      this.#layouts[name].toVectors(states[name]).map((vector) => engine.tf.tensor1d(vector));
    this.#state = { bn: toDevice('bn'), plain: toDevice('plain') };
  }

  static async open(
    engine: Engine,
    config: ExperimentConfig,
    data: DatasetTensors,
    states: PerNetwork<NetworkState>,
  ): Promise<Session> {
    const shape: ProgramShape = {
      networks: networksOf(config),
      input: 'pixels',
      optimizer: config.optimizer,
      batchSize: config.batchSize,
      chunkSteps: chunkStepsOf(config, Math.floor(data.train.count / config.batchSize)),
      examples: data.rows,
      probeExamples: Math.min(PROBE_EXAMPLES, data.valid.count),
    };
    return new Session(engine, config, data, shape, await engine.program(shape), states);
  }

  /**
   * Takes as many steps as `indices` holds batches, at most `shape.chunkSteps`.
   * @param firstStep Number of the first of them, from 1 over the whole run.
   * @param onMoments Hears the batch moments of the steps, one row a step [steps, width]; left out, they are not read.
   * @returns The training loss of each step.
   */
  train(
    indices: Int32Array,
    firstStep: number,
    onMoments?: (rows: Float32Array) => void,
  ): PerNetwork<Float32Array> {
    const { tf } = this.#engine;
    const { chunkSteps, batchSize } = this.shape;
    const steps = indices.length / batchSize;
    const padded = new Int32Array(chunkSteps * batchSize);
    padded.set(indices);
    const call: NamedTensors = {
      indices: tf.tensor2d(padded, [chunkSteps, batchSize], 'int32'),
      steps: tf.scalar(steps, 'int32'),
      coefficients: tf.tensor2d(stepCoefficients(this.#config, firstStep, chunkSteps), [
        chunkSteps,
        2,
      ]),
      settings: this.#settings(),
    };
    const { images, labels } = this.#data;
    const outputs = this.#program.run('train', {
      ...call,
      images,
      labels,
      ...this.#named((state) => state),
    });
    tf.dispose(call);
    const losses = (name: NetworkName) =>
      taken(outputs, `${name}_losses`).dataSync<'float32'>().slice(0, steps);
    const result = { bn: losses('bn'), plain: losses('plain') };
    const moments = taken(outputs, 'moments');
    const width = moments.shape[1] ?? 0;
    if (width > 0) onMoments?.(moments.dataSync<'float32'>().subarray(0, steps * width));
    tf.dispose([moments, taken(outputs, 'bn_losses'), taken(outputs, 'plain_losses')]);
    for (const name of NETWORKS) {
      tf.dispose(this.#state[name]);
      this.#state[name] = this.#state[name].map((_, index) =>
        taken(outputs, stateKey(name, index)),
      );
    }
    return result;
  }

  /** Loss and accuracy of both networks in eval mode: means over every example of the split. */
  evaluate(split: Split): PerNetwork<Evaluation> {
    const { tf } = this.#engine;
    const { images, labels } = this.#data;
    const { begin, count } = this.#data[split];
    const sums = { bn: { loss: 0, right: 0 }, plain: { loss: 0, right: 0 } };
    const variables = this.#named((state, layout) => {
      const { parameters, buffers } = layout.split(state);
      return [...parameters, ...buffers];
    });
    for (let done = 0; done < count; done += EVALUATION_EXAMPLES) {
      const call: NamedTensors = {
        begin: tf.scalar(begin + done, 'int32'),
        count: tf.scalar(Math.min(EVALUATION_EXAMPLES, count - done), 'int32'),
        settings: this.#settings(),
      };
      const outputs = this.#program.run('evaluate', { ...call, images, labels, ...variables });
      for (const name of NETWORKS) {
        sums[name].loss += total(taken(outputs, `${name}_loss`));
        sums[name].right += total(taken(outputs, `${name}_right`));
      }
      tf.dispose([call, outputs]);
    }
    const evaluation = ({ loss, right }: { loss: number; right: number }): Evaluation => ({
      loss: Number.isFinite(loss) ? loss / count : null,
      accuracy: right / count,
    });
    return { bn: evaluation(sums.bn), plain: evaluation(sums.plain) };
  }

  /** Both networks' layers on the first examples of the valid split. */
  probe(): PerNetwork<ProbedNetwork> {
    const { tf } = this.#engine;
    const { images, labels, valid } = this.#data;
    const call = { begin: tf.scalar(valid.begin, 'int32'), settings: this.#settings() };
    const parameters = this.#named((state, layout) => layout.split(state).parameters);
    const outputs = this.#program.run('probe', { ...call, images, labels, ...parameters });
    const read = (key: string) => taken(outputs, key).dataSync<'float32'>();
    const probed = (name: NetworkName): ProbedNetwork => {
      const keys = probeKeys(name);
      const layers = this.#config.hiddenSizes.map((_, hidden) => ({
        input: read(keys.input(hidden)),
        slopes: read(keys.slopes(hidden)),
      }));
      return { layers, gradients: read(keys.gradients) };
    };
    const result = { bn: probed('bn'), plain: probed('plain') };
    tf.dispose([call, outputs]);
    return result;
  }

  /** Running mean and variance of each BatchNorm, one after another. */
  running(): Float32Array {
    const layout = this.#layouts.bn;
    const { buffers } = layout.split(this.#state.bn);
    const vectors = buffers.map((tensor) => tensor.dataSync<'float32'>());
    const arrays = unpackArrays(layout.bufferPacks, vectors);
    const inOrder = buffersOf(this.shape.networks.bn).map(({ name }) => arrays.get(name) ?? []);
    return Float32Array.from(inOrder.flatMap((array) => [...array]));
  }

  /** Copies both networks' state out of TensorFlow's memory. */
  read(): PerNetwork<NetworkState> {
    const read = (name: NetworkName) =>
      this.#layouts[name].fromVectors(
        this.#state[name].map((tensor) => tensor.dataSync<'float32'>()),
      );
    return { bn: read('bn'), plain: read('plain') };
  }

  dispose(): void {
    this.#engine.tf.dispose([this.#state.bn, this.#state.plain]);
  }

  #settings(): DeviceTensor {
    return this.#engine.tf.tensor1d([
      this.#config.batchNormMomentum,
      this.#config.batchNormEpsilon,
    ]);
  }

  #named(select: (state: DeviceTensor[], layout: StateLayout) => DeviceTensor[]): NamedTensors {
    return Object.fromEntries(
      NETWORKS.flatMap((name) =>
        select(this.#state[name], this.#layouts[name]).map((tensor, index) => [
          stateKey(name, index),
          tensor,
        ]),
      ),
    );
  }
}

function taken(outputs: NamedTensors, key: string): DeviceTensor {
  const tensor = outputs[key];
  if (tensor === undefined) throw new Error(`the program gave no ${key}`);
  return tensor;
}

/** Sum in float64, so that the mean over 60,000 examples keeps float32's digits. */
function total(tensor: DeviceTensor): number {
  return tensor.dataSync<'float32'>().reduce((sum, value) => sum + value, 0);
}
