import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';

/** Protocol buffers' wire format, as far as scalar events need it. */

/** A field as it stands in a message: a varint, or the bytes of a fixed or length-delimited one. */
export interface Field {
  number: number;
  varint: bigint;
  bytes: Uint8Array;
}

const VARINT = 0;
const FIXED_64 = 1;
const DELIMITED = 2;
const FIXED_32 = 5;

function varintBytes(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt(value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

const key = (number: number, type: number) => varintBytes((number << 3) | type);

function fixed(number: number, type: number, length: number, write: (view: DataView) => void) {
  const value = new Uint8Array(length);
  write(new DataView(value.buffer));
  return Uint8Array.of(...key(number, type), ...value);
}

export const varintField = (number: number, value: number): Uint8Array =>
  Uint8Array.of(...key(number, VARINT), ...varintBytes(value));
export const doubleField = (number: number, value: number): Uint8Array =>
  fixed(number, FIXED_64, 8, (view) => view.setFloat64(0, value, true));
export const floatField = (number: number, value: number): Uint8Array =>
  fixed(number, FIXED_32, 4, (view) => view.setFloat32(0, value, true));
export const textField = (number: number, text: string): Uint8Array =>
  messageField(number, new TextEncoder().encode(text));

/** A message, or any other bytes, inside a message. */
export function messageField(number: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = joinedBytes(parts);
  return joinedBytes([Uint8Array.of(...key(number, DELIMITED), ...varintBytes(body.length)), body]);
}

export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const NOTHING = new Uint8Array();
const FIXED_LENGTHS: Record<number, number> = { [FIXED_64]: 8, [FIXED_32]: 4 };

const damaged = () => new Refusal(message('importEventsDamaged'));

const viewOf = (bytes: Uint8Array, length: number): DataView => {
  if (bytes.length !== length) throw damaged();
  return new DataView(bytes.buffer, bytes.byteOffset, length);
};
/** @throws {Refusal} when the field is no float64 */
export const doubleOf = ({ bytes }: Field): number => viewOf(bytes, 8).getFloat64(0, true);
/** @throws {Refusal} when the field is no float32 */
export const floatOf = ({ bytes }: Field): number => viewOf(bytes, 4).getFloat32(0, true);
export const textOf = ({ bytes }: Field): string => new TextDecoder().decode(bytes);

/** The fields of a message. @throws {Refusal} when the bytes are none */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) break;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw damaged();
  };
  while (at < message.length) {
    const tag = Number(varint());
    const number = tag >>> 3;
    const type = tag & 7;
    if (type === VARINT) {
      yield { number, varint: varint(), bytes: NOTHING };
      continue;
    }
    const length = type === DELIMITED ? Number(varint()) : FIXED_LENGTHS[type];
    if (length === undefined || at + length > message.length) {
      throw damaged();
    }
    yield { number, varint: 0n, bytes: message.subarray(at, at + length) };
    at += length;
  }
}
