import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';

/** The pickle continues after the bytes that are there. */
export class PickleEnds extends Refusal {
  constructor() {
    super(message('modelPickleCutOff'));
  }
}

const latin1 = new TextDecoder('latin1');
const utf8 = new TextDecoder('utf-8');

/** The bytes of a pickle, read from front to back. */
export class PickleBytes {
  #at: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Where the next byte is. */
  get position(): number {
    return this.#at;
  }

  take(length: number): Uint8Array {
    const at = this.#pass(length);
    return this.#bytes.subarray(at, at + length);
  }

  byte(): number {
    return this.#view.getUint8(this.#pass(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#pass(2), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#pass(4), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#pass(4), true);
  }

  /** A length of eight bytes. One beyond what a number holds lies beyond every file. */
  uint64(): number {
    return Number(this.#view.getBigUint64(this.#pass(8), true));
  }

  float64(): number {
    return this.#view.getFloat64(this.#pass(8), false);
  }

  text(length: number): string {
    return utf8.decode(this.take(length));
  }

  latin1(length: number): string {
    return latin1.decode(this.take(length));
  }

  /** Up to the next line feed, which is passed. */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    if (end < 0) throw new PickleEnds();
    const text = utf8.decode(this.#bytes.subarray(this.#at, end));
    this.#at = end + 1;
    return text;
  }

  /** A little-endian two's complement integer of `length` bytes. */
  long(length: number): number | bigint {
    const bytes = this.take(length);
    if (length > LONGEST_INTEGER) throw new Refusal(message('modelPickleDamaged'));
    let value = 0n;
    for (let index = length - 1; index >= 0; index--) {
      value = (value << 8n) | BigInt(bytes[index] ?? 0);
    }
    const signed = length === 0 ? 0n : BigInt.asIntN(8 * length, value);
    const number = Number(signed);
    return Number.isSafeInteger(number) ? number : signed;
  }

  /** Goes on by `length` bytes and tells where they begin; an array for each number would cost more than the number. */
  #pass(length: number): number {
    const at = this.#at;
    if (at + length > this.#bytes.length) throw new PickleEnds();
    this.#at = at + length;
    return at;
  }
}

/** Bytes; longer ones are no number of a model, and take time to build. */
const LONGEST_INTEGER = 1024;
