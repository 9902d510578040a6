import { DTYPES, elementsIn } from '../../shared/models/numberArray.ts';
import { halfToNumber, numberToHalf } from '../../shared/formats/smallFloats.ts';

/** Types of arrays that go into models, in NumPy's words, with how JavaScript holds each. */
export const ARRAY_TYPES = {
  float32: Float32Array,
  float64: Float64Array,
  /** As bits. */
  float16: Uint16Array,
  int64: BigInt64Array,
  int32: Int32Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  bool: Uint8Array,
} as const;
export type ArrayType = keyof typeof ARRAY_TYPES;
export type ArrayData =
  | Float32Array
  | Float64Array
  | Uint16Array
  | BigInt64Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint8Array;

/** A row-major array of a model: its first axis counts examples. */
export interface ModelArray {
  type: ArrayType;
  shape: readonly number[];
  data: ArrayData;
}

export const isArrayType = (type: string): type is ArrayType => type in ARRAY_TYPES;

/** An array of bytes in the machine's order, which is little-endian wherever ONNX Runtime runs. */
export function arrayOfBytes(
  type: ArrayType,
  shape: readonly number[],
  bytes: Uint8Array,
): ModelArray {
  const length = elementsIn(shape) * DTYPES[type];
  // A copy begins where its type may begin.
  const { buffer } = bytes.slice(0, length);
  return { type, shape, data: new ARRAY_TYPES[type](buffer) };
}

/** Every element as a number. */
export function numbersOf({ type, data }: ModelArray): Float64Array {
  const numbers = new Float64Array(data.length);
  for (let at = 0; at < data.length; at++) {
    const value = Number(data[at] ?? 0);
    numbers[at] = type === 'float16' ? halfToNumber(value) : value;
  }
  return numbers;
}

const FLOATS: readonly ArrayType[] = ['float16', 'float32', 'float64'];

/** Whether arrays of a type can be given where another is wanted: floating numbers are rounded, no others change. */
export const canBecome = (from: ArrayType, to: ArrayType): boolean =>
  from === to || (FLOATS.includes(from) && FLOATS.includes(to));

/** Numbers as an array of a floating type. */
export function floatArray(
  type: ArrayType,
  shape: readonly number[],
  numbers: Float64Array | Float32Array,
): ModelArray {
  if (type === 'float64') return { type, shape, data: Float64Array.from(numbers) };
  if (type === 'float16') {
    return { type, shape, data: Uint16Array.from(numbers, numberToHalf) };
  }
  return { type: 'float32', shape, data: Float32Array.from(numbers) };
}

/** The same numbers in another floating type. */
export const asType = (array: ModelArray, type: ArrayType): ModelArray =>
  array.type === type ? array : floatArray(type, array.shape, numbersOf(array));

/** Some of its examples, in the order of `indices`. */
export function examplesOf(array: ModelArray, indices: ArrayLike<number>): ModelArray {
  const [count = 1, ...rest] = array.shape;
  const size = count === 0 ? 0 : array.data.length / count;
  const shape = [indices.length, ...rest];
  const data = new ARRAY_TYPES[array.type](indices.length * size);
  for (let row = 0; row < indices.length; row++) {
    const from = (indices[row] ?? 0) * size;
    copyInto(data, array.data.subarray(from, from + size), row * size);
  }
  return { type: array.type, shape, data };
}

function copyInto(target: ArrayData, source: ArrayData, at: number): void {
  if (target instanceof BigInt64Array || source instanceof BigInt64Array) {
    if (target instanceof BigInt64Array && source instanceof BigInt64Array) target.set(source, at);
    return;
  }
  target.set(source, at);
}
