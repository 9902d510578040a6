import type { Dtype } from '../numberArray.ts';
import { Cursor, damagedHdf5 } from './cursor.ts';

/** How the elements of a data set or an attribute are stored. */
export type ElementType =
  | { kind: 'number'; dtype: Dtype; isLittle: boolean; size: number }
  | { kind: 'text'; size: number }
  /** Texts of any length, which lie in the global heap. */
  | { kind: 'variableText'; size: number }
  | { kind: 'other'; size: number };

const CLASS = { integer: 0, float: 1, text: 3, enumeration: 8, variable: 9 } as const;

const INTEGERS: Partial<Record<string, Dtype>> = {
  'signed 1': 'int8',
  'unsigned 1': 'uint8',
  'signed 2': 'int16',
  'unsigned 2': 'uint16',
  'signed 4': 'int32',
  'signed 8': 'int64',
};
/** By the bits of their exponents. */
const FLOATS: Partial<Record<string, Dtype>> = {
  '2 5': 'float16',
  '2 8': 'bfloat16',
  '4 8': 'float32',
  '8 11': 'float64',
};

export function elementTypeOf(body: Uint8Array): ElementType {
  const cursor = new Cursor(body);
  const kind = cursor.number(1) & 0x0f;
  const flags = cursor.number(1);
  cursor.skip(2);
  const size = cursor.number(4);
  if (size === 0) throw damagedHdf5();
  if (kind === CLASS.text) return { kind: 'text', size };
  if (kind === CLASS.variable) {
    const isText = (flags & 0x0f) === 1;
    return { kind: isText ? 'variableText' : 'other', size };
  }
  const dtype = numberType(kind, flags, size, cursor);
  if (dtype === undefined) return { kind: 'other', size };
  return { kind: 'number', dtype, isLittle: (flags & 1) === 0, size };
}

function numberType(kind: number, flags: number, size: number, cursor: Cursor): Dtype | undefined {
  if (kind === CLASS.integer) return INTEGERS[`${flags & 8 ? 'signed' : 'unsigned'} ${size}`];
  // h5py stores truth values as an enumeration of bytes.
  if (kind === CLASS.enumeration && size === 1) return 'bool';
  if (kind !== CLASS.float || (flags & 0x40) !== 0) return undefined;
  cursor.skip(5);
  return FLOATS[`${size} ${cursor.number(1)}`];
}

/** The sizes of a dataspace; none for a single value. */
export function shapeOf(body: Uint8Array): number[] {
  const cursor = new Cursor(body);
  const [version, rank] = [cursor.number(1), cursor.number(1)];
  cursor.skip(version === 1 ? 6 : 2);
  return Array.from({ length: rank }, () => cursor.number(8));
}
