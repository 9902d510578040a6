import type * as TensorFlow from '@tensorflow/tfjs-node';
import type { Activation } from '../../../shared/domain/config.ts';
import type { Mode } from '../../../shared/domain/inspection.ts';
import { buffersOf, groupsOf } from '../../../shared/domain/networks.ts';
import type { Arrays, Network, NormalizationLayer } from '../../../shared/domain/networks.ts';
import { keepsRunningStatistics, NORMALIZATION } from '../../../shared/domain/normalization.ts';
import type { DeviceTensor, Engine } from '../engine/engine.ts';

type TensorFlowModule = typeof TensorFlow;

/**
 * Rows of every pass in eval mode. A matrix product may add up in another order for another number
 * of rows; with always as many, an example's logits are the same to the last bit in any company.
 */
export const EVAL_ROWS = 1024;

/** What went through one normalization; both [rows, units], row-major. */
export interface NormTrace {
  position: number;
  units: number;
  input: Float32Array;
  output: Float32Array;
}

export interface ForwardPass {
  /** [rows, classes] */
  logits: Float32Array;
  /** One for each normalization, in order; empty where they were not asked for. */
  norms: NormTrace[];
}

/** A network's parameters in TensorFlow's memory, for passes of any size without compiling. */
export class EagerNetwork {
  readonly network: Network;
  readonly epsilon: number;
  readonly #tf: TensorFlowModule;
  readonly #parameters: Map<string, DeviceTensor>;

  constructor({ tf }: Engine, network: Network, parameters: Arrays, epsilon: number) {
    this.network = network;
    this.epsilon = epsilon;
    this.#tf = tf;
    this.#parameters = new Map(
      [...parameters].map(([name, array]) => {
        const layer = network[Number.parseInt(name, 10)];
        const kernel = name.endsWith('.weight') && layer?.kind === 'linear';
        return [
          name,
          kernel ? tf.tensor2d(array, [layer.inputs, layer.outputs]) : tf.tensor1d(array),
        ];
      }),
    );
  }

  /**
   * One pass of `x` [rows, features]: in train mode each BatchNorm takes the statistics of these
   * rows, in eval mode those in `buffers`. Only what `wanted` asks for is read back.
   * @param rows at most `EVAL_ROWS` where nothing is taken from the batch, as in eval mode
   */
  forward(
    x: Float32Array,
    rows: number,
    mode: Mode,
    buffers: Arrays,
    wanted: 'logits' | 'norms',
  ): ForwardPass {
    const takesFromBatch = mode === 'train' && buffersOf(this.network).length > 0;
    const padded = takesFromBatch ? rows : EVAL_ROWS;
    const features = x.length / rows;
    const input = new Float32Array(padded * features);
    input.set(x);
    const pass: ForwardPass = { logits: new Float32Array(), norms: [] };
    const read = (tensor: DeviceTensor) =>
      tensor.dataSync<'float32'>().slice(0, rows * (tensor.shape[1] ?? 0));
    this.#tf.tidy(() => {
      let output: DeviceTensor = this.#tf.tensor2d(input, [padded, features]);
      this.network.forEach((layer, position) => {
        const before = output;
        if (layer.kind === 'linear') output = this.#linear(position, output);
        else if (layer.kind === 'activation') output = this.#activation(layer.activation, output);
        else {
          output = this.#normalize(layer, position, output, mode, buffers);
          if (wanted === 'norms')
            pass.norms.push({
              position,
              units: layer.units,
              input: read(before),
              output: read(output),
            });
        }
      });
      pass.logits = read(output);
    });
    return pass;
  }

  dispose(): void {
    this.#tf.dispose([...this.#parameters.values()]);
  }

  #parameter(position: number, role: string): DeviceTensor {
    const tensor = this.#parameters.get(`${position}.${role}`);
    if (tensor === undefined) throw new Error(`layer ${position} has no ${role}`);
    return tensor;
  }

  #linear(position: number, x: DeviceTensor): DeviceTensor {
    const product = this.#tf.matMul(x, this.#parameter(position, 'weight'));
    return this.#tf.add(product, this.#parameter(position, 'bias'));
  }

  #activation(activation: Activation, x: DeviceTensor): DeviceTensor {
    return this.#tf[activation](x);
  }

  #normalize(
    layer: NormalizationLayer,
    position: number,
    x: DeviceTensor,
    mode: Mode,
    buffers: Arrays,
  ): DeviceTensor {
    const tf = this.#tf;
    const { over, isCentered } = NORMALIZATION[layer.kind];
    const isRunning = mode === 'eval' && keepsRunningStatistics(layer.kind);
    const groups = groupsOf(layer);
    const grouped = groups === 1 ? x : tf.reshape(x, [-1, layer.units / groups]);
    const own = () => (isCentered ? this.#moments(grouped, over) : this.#meanSquares(grouped));
    const [mean, variance] = isRunning ? this.#running(position, buffers) : own();
    const deviation = tf.sqrt(tf.add(variance, this.epsilon));
    const normalized = tf.reshape(tf.div(tf.sub(grouped, mean), deviation), x.shape);
    const scaled = tf.mul(normalized, this.#parameter(position, 'gamma'));
    return isCentered ? tf.add(scaled, this.#parameter(position, 'beta')) : scaled;
  }

  /** Mean and biased variance over the rows or the columns, whose axis stays with length 1. */
  #moments(x: DeviceTensor, over: 'batch' | 'features'): [DeviceTensor, DeviceTensor] {
    const axis = over === 'batch' ? 0 : 1;
    const mean = this.#tf.mean(x, axis, true);
    return [mean, this.#tf.mean(this.#tf.squaredDifference(x, mean), axis, true)];
  }

  /** 0 in place of the mean, and the mean square of each row. */
  #meanSquares(x: DeviceTensor): [DeviceTensor, DeviceTensor] {
    return [this.#tf.scalar(0), this.#tf.mean(this.#tf.square(x), 1, true)];
  }

  #running(position: number, buffers: Arrays): [DeviceTensor, DeviceTensor] {
    const take = (role: string) => {
      const array = buffers.get(`${position}.${role}`);
      if (array === undefined) throw new Error(`layer ${position} has no ${role}`);
      return this.#tf.tensor1d(array);
    };
    return [take('runningMean'), take('runningVariance')];
  }
}
