import { Cursor, damagedHdf5, unsupportedHdf5 } from './cursor.ts';

/** Where the bytes of a data set lie. */
export type StorageLayout =
  | { kind: 'compact'; bytes: Uint8Array }
  | { kind: 'contiguous'; address: number | null; size: number }
  | { kind: 'tree'; address: number | null; chunk: number[] }
  | { kind: 'single'; address: number | null; chunk: number[]; packed: number | null };

const CLASS = { compact: 0, contiguous: 1, chunked: 2 } as const;
const SINGLE_CHUNK = 1;

export function layoutOf(body: Uint8Array): StorageLayout {
  const cursor = new Cursor(body);
  const version = cursor.number(1);
  if (version < 3) return oldLayout(cursor);
  if (version > 5) throw unsupportedHdf5(`layout ${version}`);
  const kind = cursor.number(1);
  if (kind === CLASS.compact) {
    return { kind: 'compact', bytes: cursor.take(cursor.number(2)) };
  }
  if (kind === CLASS.contiguous) {
    return { kind: 'contiguous', address: cursor.address(), size: cursor.number(8) };
  }
  if (kind !== CLASS.chunked) throw unsupportedHdf5('virtual data set');
  if (version > 3) return newChunks(cursor);
  const rank = cursor.number(1);
  const address = cursor.address();
  return { kind: 'tree', address, chunk: sizes(cursor, rank, 4) };
}

const sizes = (cursor: Cursor, rank: number, width: number): number[] =>
  Array.from({ length: rank }, () => cursor.number(width));

/** As the format had it before 1.6. */
function oldLayout(cursor: Cursor): StorageLayout {
  const [rank, kind] = [cursor.number(1), cursor.number(1)];
  cursor.skip(5);
  const address = kind === CLASS.compact ? null : cursor.address();
  const dimensions = sizes(cursor, rank, 4);
  if (kind === CLASS.compact) return { kind: 'compact', bytes: cursor.take(cursor.number(4)) };
  if (kind === CLASS.chunked) return { kind: 'tree', address, chunk: dimensions };
  const size = dimensions.reduce((product, each) => product * each, 1);
  if (!Number.isSafeInteger(size)) throw damagedHdf5();
  return { kind: 'contiguous', address, size };
}

/** Of the newest format's ways to find chunks, the one for a data set of a single one. */
function newChunks(cursor: Cursor): StorageLayout {
  const [flags, rank, width] = [cursor.number(1), cursor.number(1), cursor.number(1)];
  const chunk = sizes(cursor, rank, width);
  if (cursor.number(1) !== SINGLE_CHUNK) throw unsupportedHdf5('index of chunks');
  const packed = flags & 2 ? cursor.number(8) : null;
  if (packed !== null) cursor.skip(4);
  return { kind: 'single', address: cursor.address(), chunk, packed };
}
