import { numberToBrain, numberToHalf } from '../../../formats/smallFloats.ts';
import {
  joinedBytes,
  messageField,
  textField,
  varintField,
} from '../../../formats/tensorboard/wire.ts';
import { DTYPES } from '../../numberArray.ts';
import type { Dtype } from '../../numberArray.ts';
import { TENSOR } from '../schema.ts';
import { DTYPE_OF_TYPE } from '../tensorValues.ts';
import { protoFields, protoMessage } from './protoMessage.ts';

/** Types of which new arrays are made. */
export type WrittenDtype = Extract<Dtype, 'float64' | 'float32' | 'float16' | 'bfloat16' | 'int64'>;

const isWritten = (dtype: Dtype | undefined): dtype is WrittenDtype =>
  dtype !== undefined && ['float64', 'float32', 'float16', 'bfloat16', 'int64'].includes(dtype);

/** The type of that number in onnx.proto, where arrays of it can be written. */
export function writtenDtype(type: number): WrittenDtype | null {
  const dtype = DTYPE_OF_TYPE[type];
  return isWritten(dtype) ? dtype : null;
}

export const TYPE_OF_DTYPE: Record<WrittenDtype, number> = {
  float32: 1,
  int64: 7,
  float16: 10,
  float64: 11,
  bfloat16: 16,
};

type Write = (view: DataView, at: number, value: number) => void;
const WRITERS: Record<WrittenDtype, Write> = {
  float64: (view, at, value) => view.setFloat64(at, value, true),
  float32: (view, at, value) => view.setFloat32(at, value, true),
  float16: (view, at, value) => view.setUint16(at, numberToHalf(value), true),
  bfloat16: (view, at, value) => view.setUint16(at, numberToBrain(value), true),
  int64: (view, at, value) => view.setBigInt64(at, BigInt(value), true),
};

/** Numbers as little-endian bytes. */
export function encodeArray(values: ArrayLike<number>, dtype: WrittenDtype): Uint8Array {
  const width = DTYPES[dtype];
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  const write = WRITERS[dtype];
  for (let index = 0; index < values.length; index++)
    write(view, index * width, values[index] ?? 0);
  return bytes;
}

export interface WrittenTensor {
  name: string;
  dtype: WrittenDtype;
  shape: readonly number[];
  values: ArrayLike<number>;
}

/** A `TensorProto`. */
export const tensorBytes = ({ name, dtype, shape, values }: WrittenTensor): Uint8Array =>
  joinedBytes([
    ...shape.map((size) => varintField(TENSOR.dims, size)),
    varintField(TENSOR.type, TYPE_OF_DTYPE[dtype]),
    ...(name === '' ? [] : [textField(TENSOR.name, name)]),
    messageField(TENSOR.raw, encodeArray(values, dtype)),
  ]);

const CONTENT: ReadonlySet<number> = new Set([
  TENSOR.floats,
  TENSOR.int32s,
  TENSOR.int64s,
  TENSOR.doubles,
  TENSOR.uint64s,
  TENSOR.raw,
  TENSOR.external,
  TENSOR.location,
]);

/** A `TensorProto` with other content, given as raw bytes; its name, type and shape stay. */
export function withContent(tensor: Uint8Array, content: Uint8Array): Uint8Array {
  const kept = protoFields(tensor).filter(({ number }) => !CONTENT.has(number));
  return protoMessage([...kept, { raw: messageField(TENSOR.raw, content) }]);
}
