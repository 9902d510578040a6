import type { Dataset, Examples } from '../../data/dataset.ts';
import { subset } from '../../data/order.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { DeviceTensor, Engine } from './engine.ts';
import { EVALUATION_EXAMPLES } from '../program/evaluateFunction.ts';
import { IMAGE_WORDS } from '../program/program.ts';

/** Where a split lies among the rows: `count` real examples from row `begin` on. */
interface SplitRows {
  begin: number;
  count: number;
}

/**
 * Both splits in TensorFlow's memory, train first, each padded with blank images to whole evaluation
 * calls. They share one array, so that one compiled evaluation serves both.
 */
export interface DatasetTensors {
  rows: number;
  images: DeviceTensor;
  labels: DeviceTensor;
  train: SplitRows;
  valid: SplitRows;
  dispose(): void;
}

const paddedTo = (count: number) => Math.ceil(count / EVALUATION_EXAMPLES) * EVALUATION_EXAMPLES;

/** The examples at `indices`, in their order. */
export function takeExamples(examples: Examples, indices: Int32Array): Examples {
  const images = new Uint8Array(indices.length * IMAGE_PIXELS);
  const labels = new Uint8Array(indices.length);
  indices.forEach((from, to) => {
    images.set(
      examples.images.subarray(from * IMAGE_PIXELS, (from + 1) * IMAGE_PIXELS),
      to * IMAGE_PIXELS,
    );
    labels[to] = examples.labels[from] ?? 0;
  });
  return { count: indices.length, images, labels };
}

/** Puts a data set into TensorFlow's memory; of the train split only a subset chosen by the seed where one is asked for. */
export function datasetTensors(
  engine: Engine,
  dataset: Dataset,
  trainSubset: number | null,
  seed: number,
): DatasetTensors {
  const { train } = dataset;
  const wanted =
    trainSubset === null || trainSubset >= train.count
      ? train
      : takeExamples(train, subset(seed, train.count, trainSubset));
  const { valid } = dataset;
  const validBegin = paddedTo(wanted.count);
  const rows = validBegin + paddedTo(valid.count);
  const bytes = new Uint8Array(rows * IMAGE_PIXELS);
  bytes.set(wanted.images);
  bytes.set(valid.images, validBegin * IMAGE_PIXELS);
  const classes = new Int32Array(rows);
  classes.set(wanted.labels);
  classes.set(valid.labels, validBegin);
  const images = engine.tf.tensor2d(new Int32Array(bytes.buffer), [rows, IMAGE_WORDS], 'int32');
  const labels = engine.tf.tensor1d(classes, 'int32');
  return {
    rows,
    images,
    labels,
    train: { begin: 0, count: wanted.count },
    valid: { begin: validBegin, count: valid.count },
    dispose: () => {
      engine.tf.dispose([images, labels]);
    },
  };
}
