import { basename } from 'node:path';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { loadDataset } from '../../data/findDataset.ts';
import { openModelFiles } from '../../data/modelFiles.ts';
import { batchOrder } from '../../data/order.ts';
import { examplesOf, numbersOf } from '../modelArray.ts';
import type { ModelArray } from '../modelArray.ts';
import type { ModelData, PixelScale } from '../protocol.ts';
import type { DeclaredArray } from '../session.ts';
import { fitArray, fitImages } from './fitInput.ts';
import { readNpy, readNpz } from './npy.ts';

/** Examples that batches are taken from. */
export interface ExampleSource {
  count: number;
  /** The order they are taken in. */
  order: Int32Array;
  /** Null where they have none. */
  labels(indices: ArrayLike<number>): number[] | null;
  /** What the model's inputs get. @throws {WorkbenchError} `import-refused` when that is not what it takes */
  inputs(declared: readonly DeclaredArray[], indices: ArrayLike<number>): Map<string, ModelArray>;
}

/** @throws {WorkbenchError} `import-refused`, `data-missing`, `data-invalid` */
export async function openExamples(data: ModelData): Promise<ExampleSource> {
  if (data.kind === 'arrays') return arrayExamples(data);
  const examples = (await loadDataset(data.location))[data.split];
  return {
    count: examples.count,
    order: batchOrder(data.seed, examples.count),
    labels: (indices) => Array.from(indices, (index) => examples.labels[index] ?? 0),
    inputs: (declared, indices) => imageInput(declared, examples.images, indices, data.scale),
  };
}

function imageInput(
  declared: readonly DeclaredArray[],
  images: Uint8Array,
  indices: ArrayLike<number>,
  scale: PixelScale,
): Map<string, ModelArray> {
  const [input] = declared;
  if (input === undefined || declared.length !== 1) {
    throw notTaken(message('onnxInputsSeveral', { inputs: declared.map(({ name }) => name) }));
  }
  const pixels: ModelArray = { type: 'uint8', shape: [images.length / 784, 784], data: images };
  return new Map([[input.name, fitImages(input, examplesOf(pixels, indices), scale)]]);
}

const LABELS = ['labels', 'label', 'y'];

async function arrayExamples(data: Extract<ModelData, { kind: 'arrays' }>): Promise<ExampleSource> {
  const arrays = await readArrays(data.file);
  const given = data.labels === null ? null : await readLabels(data.labels);
  const counts = new Set([...arrays.values()].map(({ shape }) => shape[0] ?? 0));
  const [count = 0] = counts;
  if (counts.size !== 1 || count === 0) throw notTaken(message('onnxArrayCounts'));
  if (given !== null && given.length !== count) {
    throw notTaken(message('onnxLabelCount', { labels: given.length, examples: count }));
  }
  const named = LABELS.find((name) => arrays.has(name));
  const inFile = named === undefined ? undefined : arrays.get(named);
  const all = given ?? (inFile === undefined ? null : Array.from(numbersOf(inFile)));
  return {
    count,
    order:
      data.seed === null
        ? Int32Array.from({ length: count }, (_, index) => index)
        : batchOrder(data.seed, count),
    labels: (indices) => all && Array.from(indices, (index) => all[index] ?? 0),
    inputs: (declared, indices) =>
      new Map(
        declared.map((input): [string, ModelArray] => {
          const array = examplesOf(arrayFor(input, declared, arrays), indices);
          return [input.name, fitArray(input, array)];
        }),
      ),
  };
}

/** The array of that name; of a model with one input the only one there is, whatever its name. */
function arrayFor(
  { name }: DeclaredArray,
  declared: readonly DeclaredArray[],
  arrays: ReadonlyMap<string, ModelArray>,
): ModelArray {
  const named = arrays.get(name);
  if (named !== undefined) return named;
  const others = [...arrays].filter(([each]) => !LABELS.includes(each));
  const [only] = others;
  if (declared.length === 1 && others.length === 1 && only !== undefined) return only[1];
  throw notTaken(message('onnxInputMissing', { input: name, arrays: [...arrays.keys()] }));
}

async function readArrays(path: string): Promise<Map<string, ModelArray>> {
  return reading(path, async () => {
    const file = await openModelFiles(path);
    try {
      return path.toLowerCase().endsWith('.npz')
        ? await readNpz(file.main)
        : new Map([['', await readNpy(file.main)]]);
    } finally {
      await file.close();
    }
  });
}

async function readLabels(path: string): Promise<number[]> {
  const [labels] = (await readArrays(path)).values();
  return labels === undefined ? [] : Array.from(numbersOf(labels));
}

async function reading<T>(path: string, read: () => Promise<T>): Promise<T> {
  const file = basename(path);
  try {
    return await read();
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    const reason = error instanceof Refusal ? error.reason : message('modelFileUnreadable');
    throw new WorkbenchError(
      'import-refused',
      message('arraysRefused', { file, reason }),
      message('arraysRefusedAdvice'),
      { params: { fileName: file }, cause: error },
    );
  }
}

/** @param reason a whole sentence */
export const notTaken = (reason: Message): WorkbenchError =>
  new WorkbenchError('import-refused', reason, message('onnxInputAdvice'));
