import { crossEntropy, predictionOf } from '../../shared/domain/softmax.ts';
import type { Mode, PerMode } from '../../shared/domain/inspection.ts';
import { message } from '../../shared/errors/message.ts';
import { epsilonOf } from '../../shared/models/onnx/edit/batchNorms.ts';
import type { BatchNormNode } from '../../shared/models/onnx/edit/batchNorms.ts';
import { BatchRunner } from './batchRunner.ts';
import type { BatchResult, Moments } from './batchRunner.ts';
import { notTaken, openExamples } from './data/exampleSource.ts';
import { numbersOf } from './modelArray.ts';
import { openOnnx } from './openedModel.ts';
import type {
  BatchMoments,
  InspectedModel,
  ModelLayer,
  ModelOrder,
  ModelOutput,
  ModeOutputs,
} from './protocol.ts';

export type Progress = (done: number, total: number) => void;

/**
 * Sends one batch through a model in the modes that are wanted.
 * @throws {WorkbenchError} `import-refused`, `data-missing`, `data-invalid`
 */
export async function inspectModel(
  { file, data, batchSize, modes }: Extract<ModelOrder, { kind: 'inspect' }>,
  progress: Progress,
): Promise<InspectedModel> {
  const { model, found, left } = await openOnnx(file);
  const examples = await openExamples(data);
  if (examples.count < batchSize) {
    throw notTaken(message('onnxTooFew', { count: examples.count, size: batchSize }));
  }
  const indices = Array.from(examples.order.subarray(0, batchSize));
  const labels = examples.labels(indices);
  const results: Partial<PerMode<BatchResult>> = {};
  for (const [done, mode] of modes.entries()) {
    progress(done, modes.length);
    const runner = await BatchRunner.load(model, found, mode);
    results[mode] = await runner.run(examples.inputs(runner.inputs, indices));
    await runner.close();
  }
  const outputs = perMode(results, (result) => outputsOf(result, labels));
  return {
    ...{ opset: model.opset, indices, labels, modes: outputs, left },
    ...differences(outputs),
    layers: found.map((norm, place) => layerOf(norm, place, results)),
  };
}

function perMode<From, To>(
  given: Partial<PerMode<From>>,
  make: (from: From, mode: Mode) => To,
): Partial<PerMode<To>> {
  const made: Partial<PerMode<To>> = {};
  if (given.eval !== undefined) made.eval = make(given.eval, 'eval');
  if (given.train !== undefined) made.train = make(given.train, 'train');
  return made;
}

function outputsOf({ outputs }: BatchResult, labels: readonly number[] | null): ModeOutputs {
  const all = outputs.map(({ name, array }): ModelOutput => ({
    name,
    shape: [...array.shape],
    values: numbersOf(array),
  }));
  const rows = logitsOf(all);
  const predictions = rows && rows.map(predictionOf);
  if (rows === null || labels === null || rows.length !== labels.length) {
    return { outputs: all, predictions, losses: null, loss: null, accuracy: null };
  }
  checkLabels(labels, rows[0]?.length ?? 0);
  const losses = rows.map((row, place) => crossEntropy(row, labels[place] ?? 0));
  const right = labels.filter((label, place) => label === predictions?.[place]).length;
  const loss = losses.reduce((sum, each) => sum + each, 0) / losses.length;
  return { outputs: all, predictions, losses, loss, accuracy: right / labels.length };
}

/** Rows of the first output that has one for each example and at least two classes. */
function logitsOf(outputs: readonly ModelOutput[]): Float64Array[] | null {
  const logits = outputs.find(({ shape }) => shape.length === 2 && (shape[1] ?? 0) > 1);
  if (logits === undefined) return null;
  const [rows = 0, classes = 0] = logits.shape;
  return Array.from({ length: rows }, (_, row) =>
    logits.values.subarray(row * classes, (row + 1) * classes),
  );
}

function checkLabels(labels: readonly number[], classes: number): void {
  const wrong = labels.find((label) => !Number.isInteger(label) || label < 0 || label >= classes);
  if (wrong !== undefined) {
    throw notTaken(message('onnxLabelRange', { label: wrong, last: classes - 1 }));
  }
}

function differences({ eval: inEval, train }: Partial<PerMode<ModeOutputs>>) {
  if (inEval === undefined || train === undefined) {
    return { changed: null, largestDifference: null };
  }
  const changed = inEval.predictions?.flatMap((prediction, place) =>
    prediction === train.predictions?.[place] ? [] : [place],
  );
  return {
    changed: changed ?? null,
    largestDifference: largestDifference(inEval.outputs, train.outputs),
  };
}

/** Over all outputs; NaN where one has a NaN that the other has not. */
export function largestDifference(
  some: readonly ModelOutput[],
  others: readonly ModelOutput[],
): number {
  let largest = 0;
  for (const [place, { values }] of some.entries()) {
    for (let at = 0; at < values.length; at++) {
      const [one = 0, other = 0] = [values[at], others[place]?.values[at]];
      if (!Object.is(one, other)) largest = Math.max(largest, Math.abs(one - other));
    }
  }
  return largest;
}

function layerOf(
  { node, path, norm }: BatchNormNode,
  place: number,
  results: Partial<PerMode<BatchResult>>,
): ModelLayer {
  const running =
    norm?.mean && norm.variance ? { mean: norm.mean.values, variance: norm.variance.values } : null;
  const modes = perMode(results, ({ moments }) => momentsOf(moments[place], running));
  const channels = (modes.eval ?? modes.train)?.mean.length ?? 0;
  return {
    ...{ path, channels, epsilon: epsilonOf(node) },
    gamma: norm?.gamma?.values ?? null,
    beta: norm?.beta?.values ?? null,
    runningMean: running?.mean ?? null,
    runningVariance: running?.variance ?? null,
    modes,
  };
}

function momentsOf(
  moments: Moments | undefined,
  running: { mean: Float64Array; variance: Float64Array } | null,
): BatchMoments {
  const { mean, biasedVariance, values } = moments ?? {
    ...{ mean: new Float64Array(), biasedVariance: new Float64Array(), values: 0 },
  };
  const zScore =
    running &&
    mean.map(
      (each, channel) =>
        (each - (running.mean[channel] ?? Number.NaN)) /
        Math.sqrt((running.variance[channel] ?? Number.NaN) / values),
    );
  return {
    mean,
    biasedVariance,
    unbiasedVariance: unbiased(biasedVariance, values),
    zScore,
    values,
  };
}

/** NaN for one value, of which there is no such variance. */
export const unbiased = (biased: Float64Array, values: number): Float64Array =>
  biased.map((variance) => (values > 1 ? (variance * values) / (values - 1) : Number.NaN));
