import { message } from '../errors/message.ts';
import { Refusal } from '../errors/refusal.ts';
import { brainToNumber, halfToNumber } from '../formats/smallFloats.ts';

/** How numbers are stored, in the words of PyTorch and NumPy. */
export const DTYPES = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  int64: 8,
  int32: 4,
  int16: 2,
  uint16: 2,
  int8: 1,
  uint8: 1,
  bool: 1,
} as const;
export type Dtype = keyof typeof DTYPES;

export interface NumberArray {
  dtype: Dtype;
  shape: readonly number[];
  /** Row-major; float64 holds every value of the other floating types exactly. */
  values: Float64Array;
}

/** Elements of an array of that shape. @throws {Refusal} for a shape that cannot be */
export function elementsIn(shape: readonly number[]): number {
  let count = 1;
  let isPossible = true;
  for (const size of shape) {
    count *= size;
    isPossible &&= Number.isSafeInteger(size) && size >= 0;
  }
  isPossible &&= Number.isSafeInteger(count);
  if (!isPossible) throw new Refusal(message('modelShapeImpossible', { shape: shape.join(' x ') }));
  return count;
}

type Read = (view: DataView, at: number, isLittle: boolean) => number;
const READERS: Record<Dtype, Read> = {
  float64: (view, at, isLittle) => view.getFloat64(at, isLittle),
  float32: (view, at, isLittle) => view.getFloat32(at, isLittle),
  float16: (view, at, isLittle) => halfToNumber(view.getUint16(at, isLittle)),
  bfloat16: (view, at, isLittle) => brainToNumber(view.getUint16(at, isLittle)),
  int64: (view, at, isLittle) => Number(view.getBigInt64(at, isLittle)),
  int32: (view, at, isLittle) => view.getInt32(at, isLittle),
  int16: (view, at, isLittle) => view.getInt16(at, isLittle),
  uint16: (view, at, isLittle) => view.getUint16(at, isLittle),
  int8: (view, at) => view.getInt8(at),
  uint8: (view, at) => view.getUint8(at),
  bool: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
};

/** Whether this processor puts the lowest byte first. */
const IS_LITTLE_HERE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Where an array's elements lie: element [i, j, ...] is at `offset + i stride0 + j stride1 + ...`, in elements. */
export interface Strided {
  offset: number;
  stride: readonly number[];
}

/** Row-major strides of a shape. */
export function contiguous(shape: readonly number[]): number[] {
  const stride: number[] = [];
  let step = 1;
  for (const size of [...shape].reverse()) {
    stride.unshift(step);
    step *= size;
  }
  return stride;
}

function isContiguous(shape: readonly number[], stride: readonly number[]): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (stride[axis] !== step) return false;
    step *= shape[axis] ?? 0;
  }
  return true;
}

/** The elements of an array whose bytes begin at the first of `bytes`. @throws {Refusal} when they are too few */
export function decodeArray(
  bytes: Uint8Array,
  dtype: Dtype,
  shape: readonly number[],
  { isLittle = true, layout = null }: { isLittle?: boolean; layout?: Strided | null } = {},
): NumberArray {
  const width = DTYPES[dtype];
  const count = elementsIn(shape);
  const { offset, stride } = layout ?? { offset: 0, stride: contiguous(shape) };
  const isInOrder = offset === 0 && isContiguous(shape, stride);
  const isWhole = isInOrder && count * width <= bytes.length;
  if (isWhole && dtype === 'float32' && isLittle === IS_LITTLE_HERE) {
    // The usual case, in the processor's own order: taken over as a whole.
    return { dtype, shape, values: new Float64Array(float32In(bytes, count)) };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = READERS[dtype];
  const values = new Float64Array(count);
  if (isWhole) {
    for (let index = 0; index < count; index++) values[index] = read(view, index * width, isLittle);
    return { dtype, shape, values };
  }
  const place = shape.map(() => 0);
  for (let index = 0; index < count; index++) {
    const element = place.reduce((sum, at, axis) => sum + at * (stride[axis] ?? 0), offset);
    const at = element * width;
    if (at < 0 || at + width > bytes.length) {
      throw new Refusal(message('modelCutOff', { offset: at, length: width, size: bytes.length }));
    }
    values[index] = read(view, at, isLittle);
    advance(place, shape);
  }
  return { dtype, shape, values };
}

/** The first `count` numbers; bytes that do not lie as such an array needs them are copied. */
function float32In(bytes: Uint8Array, count: number): Float32Array {
  const isAligned = bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset } = isAligned ? bytes : new Uint8Array(bytes);
  return new Float32Array(buffer, byteOffset, count);
}

/** The next place in row-major order. */
function advance(place: number[], shape: readonly number[]): void {
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const next = (place[axis] ?? 0) + 1;
    place[axis] = next < (shape[axis] ?? 0) ? next : 0;
    if (next < (shape[axis] ?? 0)) return;
  }
}
