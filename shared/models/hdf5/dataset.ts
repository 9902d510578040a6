import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { LARGEST_READ, readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';
import { contiguous, decodeArray, elementsIn } from '../numberArray.ts';
import type { Dtype, NumberArray } from '../numberArray.ts';
import { chunksIn, filtersOf, unpackedChunk } from './chunks.ts';
import type { Chunk } from './chunks.ts';
import { damagedHdf5 } from './cursor.ts';
import { elementTypeOf, shapeOf } from './datatype.ts';
import { layoutOf } from './layout.ts';
import type { StorageLayout } from './layout.ts';
import { MESSAGE } from './objectHeader.ts';
import type { HeaderMessage } from './objectHeader.ts';

/** An array of numbers in the file, not yet read. */
export interface Hdf5Dataset {
  dtype: Dtype;
  shape: number[];
  read: () => Promise<NumberArray>;
}

/** The data set that messages are of; null for a group, or elements that are no plain numbers. */
export function datasetOf(
  file: ByteSource,
  messages: readonly HeaderMessage[],
): Hdf5Dataset | null {
  const bodyOf = (kind: number) =>
    messages.find((each) => each.kind === kind && !each.isShared)?.body;
  const [space, type, layoutBody] = [
    bodyOf(MESSAGE.dataspace),
    bodyOf(MESSAGE.datatype),
    bodyOf(MESSAGE.layout),
  ];
  if (space === undefined || type === undefined || layoutBody === undefined) return null;
  const element = elementTypeOf(type);
  if (element.kind !== 'number') return null;
  const { dtype, isLittle, size } = element;
  const shape = shapeOf(space);
  const filters = bodyOf(MESSAGE.filters);
  return {
    dtype,
    shape,
    read: async () => {
      const length = elementsIn(shape) * size;
      if (length > LARGEST_READ) throw new Refusal(message('modelPartTooLarge', { length }));
      const layout = layoutOf(layoutBody);
      const bytes = await bytesOf({ file, layout, shape, width: size, filters });
      return decodeArray(bytes, dtype, shape, { isLittle });
    },
  };
}

interface Stored {
  file: ByteSource;
  layout: StorageLayout;
  shape: number[];
  /** Bytes of an element. */
  width: number;
  filters: Uint8Array | undefined;
}

/** All elements in row-major order; those that were never written are 0. */
async function bytesOf({ file, layout, shape, width, filters }: Stored): Promise<Uint8Array> {
  const length = elementsIn(shape) * width;
  if (layout.kind === 'compact') return layout.bytes;
  if (layout.address === null) return new Uint8Array(length);
  if (layout.kind === 'contiguous') return readPart(file, layout.address, length);
  // The last size of a chunk is that of an element.
  const chunk = layout.chunk.slice(0, shape.length);
  if (chunk.length !== shape.length || chunk.includes(0)) throw damagedHdf5();
  const size = elementsIn(chunk) * width;
  const chunks =
    layout.kind === 'tree'
      ? await chunksIn(file, layout.address, shape.length)
      : [single(layout.address, layout.packed ?? size, shape.length)];
  const all = new Uint8Array(length);
  for (const each of chunks) {
    const steps = filters === undefined ? [] : filtersOf(filters);
    place(await unpackedChunk(file, each, steps, size), each.offset, { chunk, shape, width }, all);
  }
  return all;
}

const single = (address: number, packed: number, rank: number): Chunk => ({
  offset: new Array<number>(rank).fill(0),
  address,
  packed,
  skipped: 0,
});

/** Copies a chunk to its place, row by row of its last axis. */
function place(
  bytes: Uint8Array,
  offset: readonly number[],
  { chunk, shape, width }: { chunk: readonly number[]; shape: readonly number[]; width: number },
  all: Uint8Array,
): void {
  const [own, whole] = [contiguous(chunk), contiguous(shape)];
  const last = shape.length - 1;
  const row = Math.min(chunk[last] ?? 1, (shape[last] ?? 1) - (offset[last] ?? 0));
  const rows = elementsIn(chunk.slice(0, last));
  for (let index = 0; index < rows && row > 0; index++) {
    let [from, to, rest, isInside] = [0, offset[last] ?? 0, index, true];
    for (let axis = last - 1; axis >= 0; axis--) {
      const at = rest % (chunk[axis] ?? 1);
      rest = Math.floor(rest / (chunk[axis] ?? 1));
      const absolute = at + (offset[axis] ?? 0);
      isInside &&= absolute < (shape[axis] ?? 0);
      from += at * (own[axis] ?? 0);
      to += absolute * (whole[axis] ?? 0);
    }
    if (!isInside) continue;
    all.set(bytes.subarray(from * width, (from + row) * width), to * width);
  }
}
