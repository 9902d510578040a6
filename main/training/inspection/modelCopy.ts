import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type {
  CopyEvaluation,
  CopyState,
  Mode,
  NormLayer,
} from '../../../shared/domain/inspection.ts';
import type { NetworkName, PerNetwork, Split } from '../../../shared/domain/metrics.ts';
import { groupsOf, isNormalization, networksOf } from '../../../shared/domain/networks.ts';
import type { Arrays, Network, NetworkArrays } from '../../../shared/domain/networks.ts';
import { keepsRunningStatistics } from '../../../shared/domain/normalization.ts';
import { crossEntropy, predictionOf } from '../../../shared/domain/softmax.ts';
import { decodeWeights, encodeLayersModel } from '../../../shared/formats/layersModel.ts';
import type { Dataset, Examples } from '../../data/dataset.ts';
import { subset } from '../../data/order.ts';
import { takeExamples } from '../engine/datasetTensors.ts';
import type { Engine } from '../engine/engine.ts';
import { jsonNumber, jsonNumbers } from '../jsonNumbers.ts';
import { pixelRows } from './batchImages.ts';
import type { Splits } from './batchImages.ts';
import { EagerNetwork, EVAL_ROWS } from './forward.ts';
import type { ForwardPass } from './forward.ts';
import type { BatchMoments } from './runningStatistics.ts';
import { blend, momentsOf } from './runningStatistics.ts';

/** The normalizations of a network, in order. */
export function normLayersOf(network: Network): NormLayer[] {
  const norms = network.flatMap((layer, position) =>
    isNormalization(layer) ? [{ position, units: layer.units, groups: groupsOf(layer) }] : [],
  );
  return norms.map((norm, layer) => ({ layer, ...norm }));
}

const NO_ARRAYS: NetworkArrays = { parameters: new Map(), buffers: new Map() };

/**
 * A saved model in memory, to be looked into and played with: its running statistics can be moved,
 * everything else stays as it was saved. It has both networks, or one that came alone. Knows nothing
 * of files.
 */
export class ModelCopy {
  readonly config: ExperimentConfig;
  readonly layers: readonly NormLayer[];
  /** The examples of each split; of the train split only those the run was trained on. */
  readonly splits: Splits;
  /** Of the network with normalization. */
  readonly arrays: NetworkArrays;
  readonly #networks: PerNetwork<EagerNetwork | null>;
  readonly #evaluated = new Map<string, CopyEvaluation>();
  #buffers: Arrays;
  #batchesSeen = 0;

  /**
   * @param weights each network's `weights.bin`; null for one the model does not have
   * @throws {Error} when they do not fit the config
   */
  constructor(
    engine: Engine,
    config: ExperimentConfig,
    weights: PerNetwork<Uint8Array | null>,
    dataset: Dataset,
  ) {
    this.config = config;
    const networks = networksOf(config);
    this.layers = weights.bn === null ? [] : normLayersOf(networks.bn);
    this.splits = { train: trainedOn(dataset.train, config), valid: dataset.valid };
    const decoded = (name: NetworkName) =>
      weights[name] === null ? null : decodeWeights(networks[name], weights[name]);
    const [bn, plain] = [decoded('bn'), decoded('plain')];
    this.arrays = bn ?? NO_ARRAYS;
    this.#buffers = this.arrays.buffers;
    const eager = (name: NetworkName, arrays: NetworkArrays | null) =>
      arrays === null
        ? null
        : new EagerNetwork(engine, networks[name], arrays.parameters, config.batchNormEpsilon);
    this.#networks = { bn: eager('bn', bn), plain: eager('plain', plain) };
  }

  has(name: NetworkName): boolean {
    return this.#networks[name] !== null;
  }

  /** Whether it has running statistics, and with them two modes that differ. */
  get keepsRunning(): boolean {
    return this.has('bn') && keepsRunningStatistics(this.config.normalization);
  }

  /** Running mean and variance by name, as they are now. */
  get buffers(): Arrays {
    return this.#buffers;
  }

  /** The network with normalization on `rows` examples [rows, 784]. */
  forward(x: Float32Array, mode: Mode, wanted: 'logits' | 'norms'): ForwardPass {
    const rows = x.length / IMAGE_PIXELS;
    return this.#network('bn').forward(x, rows, mode, this.#buffers, wanted);
  }

  /** Logits [rows, 10] of the network without normalization, which has no modes. */
  plainLogits(x: Float32Array): Float32Array {
    const rows = x.length / IMAGE_PIXELS;
    return this.#network('plain').forward(x, rows, 'eval', new Map(), 'logits').logits;
  }

  /** A forward pass in train mode, and what it does to the running statistics. */
  trainForward(x: Float32Array, momentum: number): void {
    this.#buffers = blend(this.#buffers, this.momentsOf(x), momentum);
    this.#batchesSeen += 1;
  }

  /** What each BatchNorm takes from these examples in train mode. */
  momentsOf(x: Float32Array): BatchMoments[] {
    return momentsOf(this.forward(x, 'train', 'norms').norms);
  }

  /** Puts other running statistics in place, which `batches` batches have made. */
  setRunning(buffers: Arrays, batches: number): void {
    this.#buffers = buffers;
    this.#batchesSeen += batches;
  }

  reset(): void {
    this.#buffers = this.arrays.buffers;
    this.#batchesSeen = 0;
  }

  get state(): CopyState {
    const read = (position: number, role: string) =>
      jsonNumbers(this.#buffers.get(`${position}.${role}`) ?? []);
    return {
      running: (this.keepsRunning ? this.layers : []).map(({ position }) => ({
        mean: read(position, 'runningMean'),
        variance: read(position, 'runningVariance'),
      })),
      batchesSeen: this.#batchesSeen,
      asSaved: this.#asSaved,
      valid: this.evaluate('valid'),
    };
  }

  /** Both networks in eval mode over every example of a split, as while training. */
  evaluate(split: Split): PerNetwork<CopyEvaluation | null> {
    const bn = () => this.#evaluateOver(split, (x) => this.forward(x, 'eval', 'logits').logits);
    const plain = () => this.#evaluateOver(split, (x) => this.plainLogits(x));
    const normalized = () => (this.#asSaved ? this.#once(`bn ${split}`, bn) : bn());
    return {
      bn: this.has('bn') ? normalized() : null,
      plain: this.has('plain') ? this.#once(`plain ${split}`, plain) : null,
    };
  }

  /** The same with other running statistics in place for that long. */
  evaluateWith(buffers: Arrays, split: Split): PerNetwork<CopyEvaluation | null> {
    const own = this.#buffers;
    this.#buffers = buffers;
    try {
      return this.evaluate(split);
    } finally {
      this.#buffers = own;
    }
  }

  /** `weights.bin` of the network with normalization, with the running statistics as they are now; null without it. */
  weights(): Uint8Array | null {
    if (this.#networks.bn === null) return null;
    const { batchNormMomentum: momentum, batchNormEpsilon: epsilon } = this.config;
    const state = { parameters: this.arrays.parameters, buffers: this.#buffers };
    const folder = networkFolders(this.config.normalization).bn;
    const files = encodeLayersModel(this.#networks.bn.network, folder, state, {
      momentum,
      epsilon,
    });
    const file = files.find(({ path }) => path === 'weights.bin');
    if (file === undefined) throw new Error('the model has no weights');
    return file.bytes;
  }

  dispose(): void {
    this.#networks.bn?.dispose();
    this.#networks.plain?.dispose();
  }

  #network(name: NetworkName): EagerNetwork {
    const network = this.#networks[name];
    if (network === null) throw new Error(`the model has no network ${name}`);
    return network;
  }

  get #asSaved(): boolean {
    return [...this.arrays.buffers].every(([name, saved]) => {
      const now = this.#buffers.get(name);
      return now === saved || saved.every((value, unit) => Object.is(value, now?.[unit]));
    });
  }

  #once(key: string, evaluate: () => CopyEvaluation): CopyEvaluation {
    const known = this.#evaluated.get(key) ?? evaluate();
    this.#evaluated.set(key, known);
    return known;
  }

  #evaluateOver(split: Split, logitsOf: (x: Float32Array) => Float32Array): CopyEvaluation {
    const { images, labels, count } = this.splits[split];
    let [loss, right, predicted] = [0, 0, 0];
    for (let begin = 0; begin < count; begin += EVAL_ROWS) {
      const end = Math.min(count, begin + EVAL_ROWS);
      const x = pixelRows(images.subarray(begin * IMAGE_PIXELS, end * IMAGE_PIXELS));
      const logits = logitsOf(x);
      const classes = logits.length / (end - begin);
      for (let row = 0; row < end - begin; row++) {
        const own = logits.subarray(row * classes, (row + 1) * classes);
        const label = labels[begin + row] ?? 0;
        loss += crossEntropy(own, label);
        const prediction = predictionOf(own);
        if (prediction !== null) predicted += 1;
        if (prediction === label) right += 1;
      }
    }
    return { loss: jsonNumber(loss / count), accuracy: predicted === 0 ? null : right / count };
  }
}

function trainedOn(train: Examples, { trainSubset, seed }: ExperimentConfig): Examples {
  if (trainSubset === null || trainSubset >= train.count) return train;
  return takeExamples(train, subset(seed, train.count, trainSubset));
}
