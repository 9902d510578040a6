import { message } from '../../shared/errors/message.ts';
import { arraysOf } from '../../shared/models/onnx/edit/batchNorms.ts';
import { foldBatchNorms } from '../../shared/models/onnx/edit/fold.ts';
import { openExamples, notTaken } from './data/exampleSource.ts';
import { randomInputs } from './data/randomInputs.ts';
import { largestDifference } from './inspectModel.ts';
import type { Progress } from './inspectModel.ts';
import { numbersOf } from './modelArray.ts';
import type { ModelArray } from './modelArray.ts';
import { openOnnx } from './openedModel.ts';
import type { FoldedModel, ModelOrder, ModelOutput } from './protocol.ts';
import { OnnxSession } from './session.ts';
import { writeModel } from './writeModel.ts';

/**
 * Writes a copy of the model whose BatchNorm nodes are folded into what stands before them, and measures
 * how far the copy's outputs in eval mode are from the model's.
 * @throws {WorkbenchError} `import-refused`, `data-missing`, `data-invalid`, `store-write-failed`
 */
export async function foldModel(
  order: Extract<ModelOrder, { kind: 'fold' }>,
  progress: Progress,
): Promise<FoldedModel> {
  const { model, bytes, found, left } = await openOnnx(order.file);
  const { arrays } = await arraysOf(bytes);
  const copy = model.copy();
  const folding = await foldBatchNorms(copy, found, arrays);
  const [first] = folding.left;
  if (folding.folded.length === 0 && first !== undefined) {
    throw notTaken(message('onnxNothingFolded', { path: first.path, reason: first.reason }));
  }
  progress(1, 3);
  const content = copy.encode();
  const difference = await differenceBetween(bytes, content, order);
  progress(2, 3);
  await writeModel(order, content);
  return { folded: folding.folded, left: [...left, ...folding.left], difference };
}

async function differenceBetween(
  original: Uint8Array,
  copy: Uint8Array,
  { data, batchSize }: Extract<ModelOrder, { kind: 'fold' }>,
): Promise<FoldedModel['difference']> {
  const session = await OnnxSession.load(original);
  let inputs: Map<string, ModelArray> | null;
  let examples = batchSize;
  if (data === null) inputs = randomInputs(session.inputs, batchSize);
  else {
    const source = await openExamples(data);
    examples = Math.min(batchSize, source.count);
    inputs = source.inputs(session.inputs, source.order.subarray(0, examples));
  }
  if (inputs === null) return null;
  const before = outputsOf(await session.run(inputs));
  await session.close();
  const folded = await OnnxSession.load(copy);
  const after = outputsOf(await folded.run(inputs));
  await folded.close();
  const scale = before
    .flatMap(({ values }) => [...values])
    .reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return { largest: largestDifference(before, after), scale, examples };
}

const outputsOf = (results: ReadonlyMap<string, ModelArray>): ModelOutput[] =>
  [...results].map(([name, array]) => ({
    name,
    shape: [...array.shape],
    values: numbersOf(array),
  }));
