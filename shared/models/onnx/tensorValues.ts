import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { joinedBytes } from '../../formats/tensorboard/wire.ts';
import { LARGEST_READ, readPart } from '../byteSource.ts';
import type { ByteSource, ModelFiles } from '../byteSource.ts';
import { decodeArray, DTYPES, elementsIn } from '../numberArray.ts';
import type { Dtype, NumberArray } from '../numberArray.ts';
import { packedVarints } from './graph.ts';
import type { OnnxTensor } from './graph.ts';

/** `TensorProto.DataType`. */
export const DTYPE_OF_TYPE: Partial<Record<number, Dtype>> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  16: 'bfloat16',
};

/** The values of an initializer, wherever they lie. @throws {Refusal} when they are not there */
export async function readTensor(tensor: OnnxTensor, files: ModelFiles): Promise<NumberArray> {
  const dtype = DTYPE_OF_TYPE[tensor.type];
  if (dtype === undefined) {
    throw new Refusal(message('modelTypeUnknown', { part: tensor.name, type: tensor.type }));
  }
  const length = elementsIn(tensor.shape) * DTYPES[dtype];
  if (length > LARGEST_READ) throw new Refusal(message('modelPartTooLarge', { length }));
  const bytes = await bytesOf(tensor, dtype, files, length);
  return decodeArray(bytes, dtype, tensor.shape);
}

async function bytesOf(
  { raw, packed, external }: OnnxTensor,
  dtype: Dtype,
  files: ModelFiles,
  length: number,
): Promise<Uint8Array> {
  if (external !== null) {
    const file = await files.beside(external.location);
    if (file === null) throw new Refusal(message('modelPartMissing', { part: external.location }));
    return readPart(file, external.offset, length);
  }
  if (raw !== null) return readPart(files.main, raw.offset, raw.length);
  const parts: Uint8Array[] = [];
  for (const { field, place } of packed) {
    if (field === 'floats' || field === 'doubles') {
      parts.push(await readPart(files.main, place.offset, place.length));
    } else {
      parts.push(integerBytes(await varintsAt(files.main, place), DTYPES[dtype]));
    }
  }
  return joinedBytes(parts);
}

async function varintsAt(
  file: ByteSource,
  { varint, offset, length }: { varint: bigint; offset: number; length: number },
): Promise<bigint[]> {
  return length === 0 ? [varint] : packedVarints(await readPart(file, offset, length));
}

/** Integers, and half-precision numbers as their bits, as the little-endian bytes of `width` each. */
function integerBytes(values: readonly bigint[], width: number): Uint8Array {
  const bytes = new Uint8Array(values.length * width);
  for (const [index, value] of values.entries()) {
    for (let byte = 0; byte < width; byte++) {
      bytes[index * width + byte] = Number((value >> BigInt(8 * byte)) & 0xffn);
    }
  }
  return bytes;
}
