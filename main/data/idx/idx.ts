import { CLASSES, IMAGE_PIXELS, IMAGE_SIDE } from '../../../shared/domain/dataset.ts';
import { message } from '../../../shared/errors/message.ts';
import type { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { mistakenContent } from '../../../shared/formats/mistakenContent.ts';
import { inflate, inflateStart, isGzip } from './gzip.ts';
import { invalidAt, unusable } from './idxError.ts';

/** What an IDX file of a data set holds. The format: http://yann.lecun.com/exdb/mnist/ (bottom of the page). */
export type IdxKind = 'images' | 'labels';

/**
 * Most examples a split may have: room for EMNIST's 240,000 digits, and a bound on the memory that a
 * header can ask for.
 */
export const MAX_EXAMPLES = 300_000;

/** No file of a set is longer, gzipped (incompressible bytes grow a little) or not. */
export const MAX_FILE_BYTES = MAX_EXAMPLES * IMAGE_PIXELS + 0x100_000;

/** How many of a file's first bytes are enough to read its header, gzipped or not. */
export const START_BYTES = 8192;

export interface IdxHeader {
  count: number;
  /** Where the data begin. */
  headerBytes: number;
  /** Length of the whole content. */
  totalBytes: number;
}

export interface IdxFile {
  count: number;
  /** The file, unpacked, header and all. */
  content: Uint8Array;
  /** [count, 784] pixels or [count] labels, of its own memory. */
  data: Uint8Array;
}

/** Magic number (0, 0, type unsigned byte, number of dimensions) and what each dimension but the first must be. */
const SHAPES = {
  images: { magic: 0x0803, sizes: [IMAGE_SIDE, IMAGE_SIDE], itemBytes: IMAGE_PIXELS },
  labels: { magic: 0x0801, sizes: [], itemBytes: 1 },
} as const;

/**
 * The header of an IDX file, from its first bytes (`START_BYTES`, or all there are), gzipped or not.
 * @throws {WorkbenchError} `data-invalid`: cut, wrong magic number, no or too many examples, not 28 by 28.
 */
export function readIdxHeader(file: string, start: Uint8Array, kind: IdxKind): IdxHeader {
  const head = isGzip(start) ? inflateStart(file, start) : start;
  const mistaken =
    isGzip(start) && isGzip(head) ? message('mistakenGzipTwice') : mistakenContent(head);
  if (mistaken !== null) throw unusable(file, mistaken, message('dataGetFileItself'));
  const { magic, sizes, itemBytes } = SHAPES[kind];
  const headerBytes = 8 + 4 * sizes.length;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  // A file of the wrong kind is called so, even when it is shorter than this kind's header.
  if (head.length >= 4 && view.getUint32(0) !== magic) {
    throw invalidAt(
      file,
      0,
      message('idxMagic', { found: hex(view.getUint32(0)), needed: hex(magic), kind }),
    );
  }
  if (head.length < headerBytes) throw invalidAt(file, head.length, message('idxHeaderCut'));
  const count = view.getUint32(4);
  if (count === 0 || count > MAX_EXAMPLES) {
    throw invalidAt(file, 4, message('idxCount', { count, most: MAX_EXAMPLES }));
  }
  sizes.forEach((size, index) => {
    const found = view.getUint32(8 + 4 * index);
    if (found === size) return;
    throw invalidAt(file, 8 + 4 * index, message('idxSide', { found, size }));
  });
  return { count, headerBytes, totalBytes: headerBytes + count * itemBytes };
}

/**
 * All of an IDX file, gzipped or not (its magic number says which, not its name).
 * @throws {WorkbenchError} `data-invalid`, with file, offset and reason, for anything but a whole and
 *   exact file: also bytes too few or too many, and labels above 9.
 */
export async function readIdx(file: string, bytes: Uint8Array, kind: IdxKind): Promise<IdxFile> {
  const { count, headerBytes, totalBytes } = readIdxHeader(
    file,
    bytes.subarray(0, START_BYTES),
    kind,
  );
  const content = isGzip(bytes)
    ? await inflate(file, bytes, totalBytes)
    : exactly(file, bytes, totalBytes);
  // A copy: the slice of a Buffer would share its memory.
  const data = new Uint8Array(content.subarray(headerBytes));
  if (kind === 'labels') {
    const wrong = data.findIndex((label) => label >= CLASSES);
    if (wrong !== -1) {
      throw moreClasses(file, headerBytes + wrong, data[wrong] ?? 0);
    }
  }
  return { count, content, data };
}

function moreClasses(file: string, offset: number, label: number): WorkbenchError {
  const values = { classes: CLASSES, offset, label };
  return unusable(file, message('dataMoreClasses', values), message('dataTenClasses'), { offset });
}

function exactly(file: string, bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length < length) {
    throw invalidAt(file, bytes.length, message('idxEnds', { length }));
  }
  if (bytes.length > length) {
    throw invalidAt(file, length, message('idxMoreBytes', { length }));
  }
  return bytes;
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
