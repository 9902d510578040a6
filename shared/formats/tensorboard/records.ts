import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';

const HEADER = 12;
const FOOTER = 4;

/**
 * TFRecord framing: each record is its length (8 bytes, little-endian), the masked CRC-32C of those,
 * its bytes, and their masked CRC-32C.
 */
export function encodeRecords(records: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const size = records.reduce((total, record) => total + HEADER + record.length + FOOTER, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const record of records) {
    view.setBigUint64(at, BigInt(record.length), true);
    view.setUint32(at + 8, maskedCrc32c(bytes.subarray(at, at + 8)), true);
    bytes.set(record, at + HEADER);
    view.setUint32(at + HEADER + record.length, maskedCrc32c(record), true);
    at += HEADER + record.length + FOOTER;
  }
  return bytes;
}

/**
 * The records in a file; a last one that is cut off, as in a file that is still written, is left out.
 * @throws {Refusal} saying where a checksum is wrong
 */
export function decodeRecords(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Uint8Array[] = [];
  let at = 0;
  while (at + HEADER <= bytes.length) {
    const check = (from: number, length: number) => {
      const part = bytes.subarray(from, from + length);
      if (view.getUint32(from + length, true) !== maskedCrc32c(part)) {
        throw new Refusal(message('importEventsChecksum', { offset: at }));
      }
      return part;
    };
    check(at, 8);
    const length = Number(view.getBigUint64(at, true));
    if (at + HEADER + length + FOOTER > bytes.length) break;
    records.push(check(at + HEADER, length));
    at += HEADER + length + FOOTER;
  }
  return records;
}

/** Castagnoli's polynomial, its bits reversed. */
const POLYNOMIAL = 0x82f63b78;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? POLYNOMIAL : 0);
  return value;
});

/** CRC-32C (RFC 3720, appendix B.4). */
export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Turned and shifted, so that a checksum of bytes that hold checksums is no weak one (TFRecord's rule). */
const maskedCrc32c = (bytes: Uint8Array): number => {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
};
