import { message as said } from '../../../errors/message.ts';
import { Refusal } from '../../../errors/refusal.ts';
import { joinedBytes } from '../../../formats/tensorboard/wire.ts';

/** A field of a message, with the bytes it stands in, so that a message can be written back unchanged. */
export interface ProtoField {
  number: number;
  varint: bigint;
  /** The value without key and length. */
  body: Uint8Array;
  /** Key, length and value. */
  raw: Uint8Array;
}

const VARINT = 0;
const DELIMITED = 2;
const FIXED_LENGTHS: Partial<Record<number, number>> = { 1: 8, 5: 4 };
const LONGEST_VARINT = 10;

const damaged = () => new Refusal(said('modelProtobufDamaged'));

/** The fields of a message in memory. @throws {Refusal} when the bytes are no message */
export function protoFields(bytes: Uint8Array): ProtoField[] {
  const fields: ProtoField[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let length = 0; length < LONGEST_VARINT; length++) {
      const byte = bytes[at++];
      if (byte === undefined) break;
      value |= BigInt(byte & 0x7f) << BigInt(7 * length);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw damaged();
  };
  while (at < bytes.length) {
    const begin = at;
    const key = varint();
    const [number, type] = [Number(key >> 3n), Number(key & 7n)];
    if (number === 0) throw damaged();
    const value = type === VARINT ? varint() : 0n;
    const length =
      type === VARINT ? 0 : type === DELIMITED ? Number(varint()) : FIXED_LENGTHS[type];
    if (length === undefined || length > bytes.length - at) throw damaged();
    const body = bytes.subarray(at, at + length);
    at += length;
    fields.push({ number, varint: value, body, raw: bytes.subarray(begin, at) });
  }
  return fields;
}

/** A message of these fields. */
export const protoMessage = (fields: readonly { raw: Uint8Array }[]): Uint8Array =>
  joinedBytes(fields.map(({ raw }) => raw));
