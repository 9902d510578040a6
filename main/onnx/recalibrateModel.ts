import { message } from '../../shared/errors/message.ts';
import { setStatistics } from '../../shared/models/onnx/edit/recalibrated.ts';
import type { Statistics } from '../../shared/models/onnx/edit/recalibrated.ts';
import { BatchRunner } from './batchRunner.ts';
import type { Moments } from './batchRunner.ts';
import { notTaken, openExamples } from './data/exampleSource.ts';
import { unbiased } from './inspectModel.ts';
import type { Progress } from './inspectModel.ts';
import { openOnnx } from './openedModel.ts';
import type { ModelOrder, RecalibratedModel } from './protocol.ts';
import { writeModel } from './writeModel.ts';

/**
 * Estimates the running statistics anew from batches in train mode and writes a copy of the model with
 * them. As PyTorch's `update_bn` and the paper's population statistics have it (algorithm 2): over B
 * batches of m values a channel, mean = 1/B sum mean_b and variance = 1/B sum m/(m-1) variance_b.
 * The old statistics count for nothing. Batches are whole ones; where there is none, all examples are one.
 * @throws {WorkbenchError} `import-refused`, `data-missing`, `data-invalid`, `store-write-failed`
 */
export async function recalibrateModel(
  order: Extract<ModelOrder, { kind: 'recalibrate' }>,
  progress: Progress,
): Promise<RecalibratedModel> {
  const { model, found, left } = await openOnnx(order.file);
  const examples = await openExamples(order.data);
  const size = Math.min(order.batchSize, examples.count);
  const batches = Math.min(order.batches ?? Infinity, Math.floor(examples.count / size));
  const runner = await BatchRunner.load(model, found, 'train');
  const sums: Statistics[] = [];
  for (let batch = 0; batch < batches; batch++) {
    progress(batch, batches);
    const indices = examples.order.subarray(batch * size, (batch + 1) * size);
    const { moments } = await runner.run(examples.inputs(runner.inputs, indices));
    for (const [place, each] of moments.entries()) sums[place] = added(sums[place], each);
  }
  await runner.close();
  const statistics = sums.map(({ mean, variance }) => ({
    mean: mean.map((sum) => sum / batches),
    variance: variance.map((sum) => sum / batches),
  }));
  const broken = found.find((_, place) => !isFinite(statistics[place]));
  if (broken !== undefined) {
    throw notTaken(message('onnxStatisticsNotFinite', { layer: broken.path }));
  }
  const copy = model.copy();
  setStatistics(copy, found, statistics);
  await writeModel(order, copy.encode());
  return {
    batches,
    layers: found.map(({ path, norm }, place) => ({
      path,
      before: {
        mean: norm?.mean?.values ?? new Float64Array(),
        variance: norm?.variance?.values ?? new Float64Array(),
      },
      after: statistics[place] ?? { mean: new Float64Array(), variance: new Float64Array() },
    })),
    left,
  };
}

function added(sum: Statistics | undefined, moments: Moments): Statistics {
  const variance = unbiased(moments.biasedVariance, moments.values);
  if (sum === undefined) return { mean: moments.mean, variance };
  return {
    mean: sum.mean.map((each, channel) => each + (moments.mean[channel] ?? Number.NaN)),
    variance: sum.variance.map((each, channel) => each + (variance[channel] ?? Number.NaN)),
  };
}

const isFinite = (statistics: Statistics | undefined): boolean =>
  statistics !== undefined &&
  [...statistics.mean, ...statistics.variance].every((value) => Number.isFinite(value));
