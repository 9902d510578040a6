import { inflateSync } from 'fflate';
import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { bytesSource, LARGEST_READ, partOf, readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';

const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_RECORD = 0x06064b50;
const CENTRAL_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
/** What a 32-bit field holds when the number is in the zip64 extra field. */
const IN_EXTRA = 0xffffffff;
/** More members than any framework writes. */
const MOST_ENTRIES = 200_000;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  /** Where the member's own header lies. */
  header: number;
}

/** The members of a zip archive, found by its directory and read one at a time. */
export interface ZipFile {
  names: readonly string[];
  /** A member as a file; a packed one is unpacked in memory. @throws {Refusal} when it is not there */
  open(name: string): Promise<ByteSource>;
}

const notWhole = () => new Refusal(message('modelZipDamaged'));

/** @throws {Refusal} when it is no whole zip archive */
export async function openZip(source: ByteSource): Promise<ZipFile> {
  const { count, begin, size } = await directoryOf(source);
  if (count > MOST_ENTRIES) throw new Refusal(message('modelTooManyParts', { count }));
  const entries = new Map<string, Entry>();
  for (const entry of entriesIn(await readPart(source, begin, size), count)) {
    entries.set(entry.name, entry);
  }
  return {
    names: [...entries.keys()],
    async open(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new Refusal(message('modelPartMissing', { part: name }));
      return memberOf(source, entry);
    },
  };
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function directoryOf(source: ByteSource) {
  const length = Math.min(source.size, END_RECORD_BYTES + LONGEST_COMMENT);
  const from = source.size - length;
  const view = viewOf(await readPart(source, from, length));
  let at = length - END_RECORD_BYTES;
  while (at >= 0 && view.getUint32(at, true) !== END_RECORD) at -= 1;
  if (at < 0) throw notWhole();
  const short = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    begin: view.getUint32(at + 16, true),
  };
  return (await zip64DirectoryOf(source, from + at)) ?? short;
}

/** The directory of an archive beyond 4 GB or 65,535 members; null where there is no such record. */
async function zip64DirectoryOf(source: ByteSource, endRecord: number) {
  const at = endRecord - ZIP64_LOCATOR_BYTES;
  if (at < 0) return null;
  const locator = viewOf(await readPart(source, at, ZIP64_LOCATOR_BYTES));
  if (locator.getUint32(0, true) !== ZIP64_LOCATOR) return null;
  const record = viewOf(await readPart(source, Number(locator.getBigUint64(8, true)), 56));
  if (record.getUint32(0, true) !== ZIP64_END_RECORD) throw notWhole();
  return {
    count: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    begin: Number(record.getBigUint64(48, true)),
  };
}

function* entriesIn(directory: Uint8Array, count: number): Generator<Entry> {
  const view = viewOf(directory);
  const text = new TextDecoder();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== CENTRAL_ENTRY) throw notWhole();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const end = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (end > directory.length) throw notWhole();
    const extra = at + 46 + nameLength;
    let wide: number[] | null = null;
    const number = (place: number): number => {
      const value = view.getUint32(place, true);
      if (value !== IN_EXTRA) return value;
      wide ??= wideNumbers(directory.subarray(extra, extra + extraLength));
      return wide.shift() ?? value;
    };
    // The extra field holds what did not fit, in this order.
    const size = number(at + 24);
    const packed = number(at + 20);
    const header = number(at + 42);
    const name = text.decode(directory.subarray(at + 46, extra));
    yield { name, method: view.getUint16(at + 10, true), packed, size, header };
    at = end;
  }
}

/** The numbers in a zip64 extra field. */
function wideNumbers(extra: Uint8Array): number[] {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1 && at + 4 + length <= extra.length) {
      return Array.from({ length: Math.floor(length / 8) }, (_, index) =>
        Number(view.getBigUint64(at + 4 + 8 * index, true)),
      );
    }
    at += 4 + length;
  }
  return [];
}

async function memberOf(source: ByteSource, entry: Entry): Promise<ByteSource> {
  const { name, method, packed, size, header } = entry;
  const local = viewOf(await readPart(source, header, 30));
  if (local.getUint32(0, true) !== LOCAL_ENTRY) throw notWhole();
  const begin = header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (method === STORED) return partOf(source, name, begin, size);
  if (method !== DEFLATED) throw new Refusal(message('modelPartPacked', { part: name }));
  if (size > LARGEST_READ) throw new Refusal(message('modelPartTooLarge', { length: size }));
  const bytes = await readPart(source, begin, packed);
  try {
    // What unpacks to more than the archive says fills this and no more.
    const unpacked = inflateSync(bytes, { out: new Uint8Array(size) });
    if (unpacked.length !== size) throw notWhole();
    return bytesSource(name, unpacked);
  } catch {
    throw notWhole();
  }
}
