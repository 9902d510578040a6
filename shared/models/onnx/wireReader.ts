import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';

/** A field of a protocol buffer that lies in a file. */
export interface FileField {
  number: number;
  /** The value of a varint; of any other field 0. */
  varint: bigint;
  /** Where its bytes lie; of a varint nowhere. */
  offset: number;
  length: number;
}

const VARINT = 0;
const FIXED_64 = 1;
const DELIMITED = 2;
const FIXED_32 = 5;
const LONGEST_VARINT = 10;
/** Bytes that hold a field's key and its length or value. */
const HEAD = 2 * LONGEST_VARINT;

const damaged = () => new Refusal(message('modelProtobufDamaged'));

/**
 * The fields of a message that lies from `begin` to `end`. Only keys and lengths are read: a field of a
 * gigabyte costs no more than one of a byte. Meant for a `cachedSource`.
 * @throws {Refusal} when the bytes are no message
 */
export async function* fieldsIn(
  source: ByteSource,
  begin: number,
  end: number,
): AsyncGenerator<FileField> {
  let at = begin;
  while (at < end) {
    const head = await readPart(source, at, Math.min(HEAD, end - at));
    const key = varintAt(head, 0);
    const number = Number(key.value >> 3n);
    const type = Number(key.value & 7n);
    const after = at + key.length;
    if (number === 0) throw damaged();
    if (type === VARINT) {
      const value = varintAt(head, key.length);
      yield { number, varint: value.value, offset: after, length: 0 };
      at = after + value.length;
      continue;
    }
    const { offset, length } = placeOf(type, head, key.length, at);
    if (length > end - offset) throw damaged();
    yield { number, varint: 0n, offset, length };
    at = offset + length;
  }
}

function placeOf(type: number, head: Uint8Array, keyLength: number, at: number) {
  if (type === FIXED_64) return { offset: at + keyLength, length: 8 };
  if (type === FIXED_32) return { offset: at + keyLength, length: 4 };
  if (type !== DELIMITED) throw damaged();
  const size = varintAt(head, keyLength);
  const length = Number(size.value);
  if (!Number.isSafeInteger(length)) throw damaged();
  return { offset: at + keyLength + size.length, length };
}

function varintAt(bytes: Uint8Array, begin: number): { value: bigint; length: number } {
  let value = 0n;
  for (let length = 0; length < LONGEST_VARINT; length++) {
    const byte = bytes[begin + length];
    if (byte === undefined) break;
    value |= BigInt(byte & 0x7f) << BigInt(7 * length);
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), length: length + 1 };
  }
  throw damaged();
}
