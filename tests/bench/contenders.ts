import type * as TensorFlow from '@tensorflow/tfjs-node';
import { LAB_CONFIG } from '../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../shared/domain/config.ts';
import type { Dataset } from '../../main/data/dataset.ts';
import { epochOrder } from '../../main/data/order.ts';
import { datasetTensors } from '../../main/training/engine/datasetTensors.ts';
import type { Engine } from '../../main/training/engine/engine.ts';
import { initialStates } from '../../main/training/run/initialize.ts';
import { LayerRecording } from '../../main/training/run/recording.ts';
import { networksOf } from '../../shared/domain/networks.ts';
import { Session } from '../../main/training/run/session.ts';

/** One way to train an epoch of both lab networks; `epoch` gives its seconds. */
export interface Contender {
  name: string;
  /** What a reader must know to trust the figure. */
  note: string;
  /** Whether its seconds hold the evaluation of both splits too. */
  evaluates: boolean;
  epoch(): Promise<number>;
}

const config: ExperimentConfig = LAB_CONFIG;
const SPLITS = ['train', 'valid'] as const;
/** tfjs does not export the enum that its `verbose` is typed by. */
const SILENT = { verbose: 0 } as const;
const since = (start: number) => (performance.now() - start) / 1000;

/**
 * The workbench's own engine, called chunk by chunk as a run calls it; with `recordsLayers` recording
 * moments, running statistics and the layers' health as well, with `evaluates` evaluating at the end.
 */
export async function engineContender(
  engine: Engine,
  dataset: Dataset,
  { recordsLayers = false, evaluates = false },
): Promise<Contender> {
  const data = datasetTensors(engine, dataset, null, config.seed);
  const session = await Session.open(
    engine,
    config,
    data,
    initialStates(networksOf(config), config),
  );
  const { chunkSteps, batchSize } = session.shape;
  const steps = Math.floor(data.train.count / batchSize);
  session.train(new Int32Array(batchSize), 1);
  const recording = recordsLayers
    ? new LayerRecording(session, config, steps, () => undefined)
    : null;
  let epochs = 0;
  return {
    name: recordsLayers ? 'with recording' : evaluates ? 'with evaluation' : 'workbench',
    evaluates,
    note: `${Math.ceil(steps / chunkSteps)} calls an epoch, shuffling included`,
    epoch: () => {
      const start = performance.now();
      epochs += 1;
      const order = epochOrder(config.seed, epochs, data.train.count);
      for (let first = 0; first < steps; first += chunkSteps) {
        const count = Math.min(chunkSteps, steps - first);
        const firstStep = (epochs - 1) * steps + first + 1;
        session.train(
          order.subarray(first * batchSize, (first + count) * batchSize),
          firstStep,
          recording === null ? undefined : (rows) => recording.moments(rows, firstStep),
        );
        recording?.chunkDone(epochs, first / chunkSteps, firstStep + count - 1);
      }
      if (evaluates) for (const split of SPLITS) session.evaluate(split);
      return Promise.resolve(since(start));
    },
  };
}

function labModel(tf: typeof TensorFlow, batchNorm: boolean) {
  const model = tf.sequential();
  config.hiddenSizes.forEach((units, index) => {
    model.add(tf.layers.dense(index === 0 ? { units, inputShape: [784] } : { units }));
    if (batchNorm)
      model.add(
        tf.layers.batchNormalization({
          momentum: 1 - config.batchNormMomentum,
          epsilon: config.batchNormEpsilon,
        }),
      );
    model.add(tf.layers.reLU());
  });
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  model.compile({
    optimizer: tf.train.adam(config.learningRate),
    loss: 'sparseCategoricalCrossentropy',
  });
  return model;
}

function labTensors({ tf }: Engine, dataset: Dataset, examples: number) {
  const pixels = Float32Array.from(
    dataset.train.images.subarray(0, examples * 784),
    (byte) => byte / 255,
  );
  return {
    x: tf.tensor2d(pixels, [examples, 784]),
    y: tf.tensor1d(Float32Array.from(dataset.train.labels.subarray(0, examples))),
  };
}

/** tfjs-node as usual: `LayersModel.fit`, on a part of the epoch and scaled up, as a whole one takes half a minute. */
export function layersModelContender(engine: Engine, dataset: Dataset, share: number): Contender {
  const examples = Math.floor(dataset.train.count * share);
  const { x, y } = labTensors(engine, dataset, examples);
  const models = [labModel(engine.tf, true), labModel(engine.tf, false)];
  return {
    name: 'LayersModel.fit',
    evaluates: false,
    note: `on ${examples} examples, times ${(1 / share).toFixed(0)}`,
    epoch: async () => {
      const start = performance.now();
      for (const model of models)
        await model.fit(x, y, { batchSize: config.batchSize, epochs: 1, ...SILENT });
      return since(start) / share;
    },
  };
}

/** The same by hand: `optimizer.minimize` in a plain loop over batches. */
export function plainLoopContender(engine: Engine, dataset: Dataset, share: number): Contender {
  const { tf } = engine;
  const examples = Math.floor(dataset.train.count * share);
  const { x, y } = labTensors(engine, dataset, examples);
  const labels = tf.oneHot(y.toInt(), 10);
  const networks = [true, false].map((batchNorm) => ({
    model: labModel(tf, batchNorm),
    optimizer: tf.train.adam(config.learningRate),
  }));
  return {
    name: 'plain tfjs loop',
    evaluates: false,
    note: `on ${examples} examples, times ${(1 / share).toFixed(0)}`,
    epoch: () => {
      const start = performance.now();
      for (let first = 0; first + config.batchSize <= examples; first += config.batchSize) {
        tf.tidy(() => {
          const batch = x.slice([first, 0], [config.batchSize, 784]);
          const wanted = labels.slice([first, 0], [config.batchSize, 10]);
          for (const { model, optimizer } of networks) {
            optimizer.minimize(() => {
              const probabilities = model.apply(batch, { training: true }) as TensorFlow.Tensor;
              return tf.metrics
                .categoricalCrossentropy(wanted, probabilities)
                .mean<TensorFlow.Scalar>();
            });
          }
        });
      }
      return Promise.resolve(since(start) / share);
    },
  };
}
