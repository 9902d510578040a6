import { unzlibSync } from 'fflate';
import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { LARGEST_READ, readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';
import { Cursor, damagedHdf5, unsupportedHdf5 } from './cursor.ts';

/** A block of a data set, by the place of its first element. */
export interface Chunk {
  offset: number[];
  address: number;
  /** Bytes in the file. */
  packed: number;
  /** Filters that were left out for it, a bit each. */
  skipped: number;
}

const MOST_CHUNKS = 100_000;
const NODE_BYTES = 2 ** 16;

/** All chunks in a tree, whose keys have a number more than the data set has axes. */
export async function chunksIn(file: ByteSource, root: number, rank: number): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  const waiting = [root];
  let nodes = 0;
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (nodes++ > MOST_CHUNKS || chunks.length > MOST_CHUNKS) throw damagedHdf5();
    const cursor = await Cursor.over(file, address, Math.min(NODE_BYTES, file.size - address));
    cursor.expect('TREE');
    if (cursor.number(1) !== 1) throw damagedHdf5();
    const level = cursor.number(1);
    const count = cursor.number(2);
    cursor.skip(2 * 8);
    for (let entry = 0; entry < count; entry++) {
      const [packed, skipped] = [cursor.number(4), cursor.number(4)];
      const offset = Array.from({ length: rank }, () => cursor.number(8));
      cursor.skip(8);
      const child = cursor.number(8);
      if (level > 0) waiting.push(child);
      else chunks.push({ offset, address: child, packed, skipped });
    }
  }
  return chunks;
}

interface Filter {
  id: number;
  values: number[];
}

const FILTER = { deflate: 1, shuffle: 2, checksum: 3 } as const;
const CHECKSUM_BYTES = 4;

/** What is done to chunks when they are written, in that order. */
export function filtersOf(body: Uint8Array): Filter[] {
  const cursor = new Cursor(body);
  const [version, count] = [cursor.number(1), cursor.number(1)];
  const isOld = version === 1;
  if (isOld) cursor.skip(6);
  return Array.from({ length: count }, () => {
    const id = cursor.number(2);
    const nameLength = isOld || id >= 256 ? cursor.number(2) : 0;
    cursor.skip(2);
    const length = cursor.number(2);
    cursor.skip(isOld ? nameLength + (-nameLength & 7) : nameLength);
    const values = Array.from({ length }, () => cursor.number(4));
    if (isOld && length % 2 === 1) cursor.skip(4);
    return { id, values };
  });
}

/** A chunk's elements as they were before the filters. */
export async function unpackedChunk(
  file: ByteSource,
  { address, packed, skipped }: Chunk,
  filters: readonly Filter[],
  size: number,
): Promise<Uint8Array> {
  if (size > LARGEST_READ) throw new Refusal(message('modelPartTooLarge', { length: size }));
  let bytes = await readPart(file, address, packed);
  for (const [place, { id, values }] of [...filters.entries()].reverse()) {
    if ((skipped >> place) & 1) continue;
    if (id === FILTER.checksum) bytes = bytes.subarray(0, -CHECKSUM_BYTES);
    else if (id === FILTER.deflate) bytes = inflated(bytes, size);
    else if (id === FILTER.shuffle) bytes = unshuffled(bytes, values[0] ?? 1);
    else throw unsupportedHdf5(`filter ${id}`);
  }
  if (bytes.length !== size) throw damagedHdf5();
  return bytes;
}

function inflated(bytes: Uint8Array, size: number): Uint8Array {
  try {
    // A checksum may follow; what unpacks to more fills this and no more.
    return unzlibSync(bytes, { out: new Uint8Array(size + CHECKSUM_BYTES) }).slice();
  } catch {
    throw damagedHdf5();
  }
}

/** Bytes of the same place in each element stand together; puts them back. */
function unshuffled(bytes: Uint8Array, width: number): Uint8Array {
  const count = Math.floor(bytes.length / width);
  const back = bytes.slice();
  for (let element = 0; element < count; element++) {
    for (let byte = 0; byte < width; byte++) {
      back[element * width + byte] = bytes[byte * count + element] ?? 0;
    }
  }
  return back;
}
