import { message } from '../../errors/message.ts';
import type { Message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { z } from '../../domain/schema.ts';
import { LARGEST_READ, readPart } from '../byteSource.ts';
import type { ByteSource, ModelFiles } from '../byteSource.ts';
import type { ForeignModel } from '../foreignModel.ts';
import { kerasNorms } from '../keras/kerasLayers.ts';
import type { ArrayEntry } from '../normLayers.ts';
import { decodeArray, DTYPES, elementsIn } from '../numberArray.ts';
import type { Dtype, NumberArray } from '../numberArray.ts';
import { graphNodes, graphNorms } from './graphNorms.ts';

/** A topology beyond this is no model's. */
export const LARGEST_TOPOLOGY = 64 * 2 ** 20;

const DTYPE_NAMES: Record<string, Dtype> = {
  float32: 'float32',
  float16: 'float16',
  int32: 'int32',
  uint8: 'uint8',
  uint16: 'uint16',
  bool: 'bool',
};

const weightSchema = z.object({
  name: z.string(),
  dtype: z.string(),
  shape: z.array(z.int().min(0)),
  quantization: z
    .object({ dtype: z.string(), scale: z.number().optional(), min: z.number().optional() })
    .optional(),
});
const modelSchema = z.object({
  format: z.string().optional(),
  generatedBy: z.string().optional(),
  modelTopology: z.unknown(),
  weightsManifest: z
    .array(z.object({ paths: z.array(z.string()), weights: z.array(weightSchema) }))
    .max(10_000),
});

/** A TensorFlow.js layers or graph model: `model.json` and the weight files beside it. @throws {Refusal} */
export async function readTensorflowJs(files: ModelFiles, json: unknown): Promise<ForeignModel> {
  const { main } = files;
  const parsed = modelSchema.safeParse(json);
  if (!parsed.success) throw new Refusal(message('modelHeaderDamaged', { file: main.name }));
  const { modelTopology, weightsManifest, generatedBy } = parsed.data;
  const entries: ArrayEntry[] = [];
  for (const { paths, weights } of weightsManifest) {
    const parts: ByteSource[] = [];
    for (const path of paths) {
      const file = await files.beside(path);
      if (file === null) throw new Refusal(message('modelPartMissing', { part: path }));
      parts.push(file);
    }
    entries.push(...entriesOf(weights, parts));
  }
  const nodes = graphNodes(modelTopology);
  const { norms, convolutions } =
    nodes === null ? await kerasNorms(modelTopology, entries) : await graphNorms(nodes, entries);
  return {
    fileName: main.name,
    format: nodes === null ? 'tensorflowjs' : 'tensorflowjs-graph',
    version: generatedBy ?? null,
    size: main.size,
    arrays: entries.length,
    norms,
    convolutions,
    notices: quantizationNotices(weightsManifest.flatMap(({ weights }) => weights)),
  };
}

/** Says that numbers were rounded to integers, where they were. */
function quantizationNotices(weights: readonly z.infer<typeof weightSchema>[]): Message[] {
  const types = new Set(weights.flatMap(({ quantization }) => quantization?.dtype ?? []));
  types.delete('float16');
  return types.size === 0 ? [] : [message('modelQuantized', { types: [...types] })];
}

/** The arrays of one group, whose files lie one behind another. */
function entriesOf(
  weights: readonly z.infer<typeof weightSchema>[],
  files: readonly ByteSource[],
): ArrayEntry[] {
  let at = 0;
  return weights.map(({ name, dtype: type, shape, quantization }): ArrayEntry => {
    const dtype = DTYPE_NAMES[quantization?.dtype ?? type];
    if (dtype === undefined) throw new Refusal(message('modelTypeUnknown', { part: name, type }));
    const begin = at;
    const length = elementsIn(shape) * DTYPES[dtype];
    at += length;
    const read = async () =>
      unquantized(
        decodeArray(await joined(files, begin, length), dtype, shape),
        dtype === 'float16' ? undefined : quantization,
      );
    return { name: name.replaceAll('/', '.'), dtype, shape, isTrainable: null, read };
  });
}

type Quantization = z.infer<typeof weightSchema>['quantization'];

/** Integers as the float32 numbers that TensorFlow.js makes of them: `scale q + min`. */
function unquantized(array: NumberArray, quantization: Quantization): NumberArray {
  if (quantization === undefined) return array;
  const { scale = 1, min = 0 } = quantization;
  return { ...array, values: array.values.map((value) => Math.fround(value * scale + min)) };
}

async function joined(
  files: readonly ByteSource[],
  begin: number,
  length: number,
): Promise<Uint8Array> {
  if (length > LARGEST_READ) throw new Refusal(message('modelPartTooLarge', { length }));
  const bytes = new Uint8Array(length);
  let [start, filled] = [0, 0];
  for (const file of files) {
    const from = Math.max(0, begin + filled - start);
    const part = Math.min(length - filled, file.size - from);
    if (part > 0 && begin + filled >= start) {
      bytes.set(await readPart(file, from, part), filled);
      filled += part;
    }
    start += file.size;
  }
  if (filled < length) {
    throw new Refusal(message('modelCutOff', { offset: begin, length, size: start }));
  }
  return bytes;
}
