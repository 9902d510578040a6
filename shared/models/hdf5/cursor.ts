import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';

export const damagedHdf5 = (): Refusal => new Refusal(message('modelHdf5Damaged'));
export const unsupportedHdf5 = (part: string): Refusal =>
  new Refusal(message('modelHdf5Unsupported', { part }));

/** What stands for an address that is not there. */
const NOWHERE = 0xffff_ffff_ffff_ffffn;

/** Reads a part of a file from its beginning on: little-endian numbers, addresses of 8 bytes. */
export class Cursor {
  readonly #view: DataView;
  at = 0;

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  static async over(source: ByteSource, offset: number, length: number): Promise<Cursor> {
    return new Cursor(await readPart(source, offset, length));
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.left) throw damagedHdf5();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  skip(length: number): void {
    this.take(length);
  }

  /** To the next place that is a multiple of 8 from the beginning. */
  align(): void {
    this.skip(Math.min(-this.at & 7, this.left));
  }

  /** An unsigned number of 1, 2, 4 or 8 bytes. */
  number(width: number): number {
    const at = this.at;
    this.skip(width);
    if (width === 1) return this.#view.getUint8(at);
    if (width === 2) return this.#view.getUint16(at, true);
    if (width === 4) return this.#view.getUint32(at, true);
    if (width !== 8) throw damagedHdf5();
    const wide = this.#view.getBigUint64(at, true);
    if (wide > BigInt(Number.MAX_SAFE_INTEGER)) throw damagedHdf5();
    return Number(wide);
  }

  /** Where something lies; null for nowhere. */
  address(): number | null {
    const at = this.at;
    this.skip(8);
    if (this.#view.getBigUint64(at, true) === NOWHERE) return null;
    this.at = at;
    return this.number(8);
  }

  text(length: number): string {
    return paddedText(this.take(length));
  }

  expect(signature: string): void {
    if (this.text(signature.length) !== signature) throw damagedHdf5();
  }
}

/** Text up to its first NUL. */
export function paddedText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
