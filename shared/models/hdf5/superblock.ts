import { partOf, readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';
import { Cursor, damagedHdf5, unsupportedHdf5 } from './cursor.ts';

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** Where the file may begin behind a block of the user's. */
const BEGINNINGS = [0, 512, 1024, 2048];
const LONGEST = 128;

/** Whether bytes are the beginning of an HDF5 file. */
export const isHdf5 = (start: Uint8Array): boolean =>
  SIGNATURE.every((byte, place) => start[place] === byte);

/** The file from where its addresses count, and the object header of its root group. */
export async function openSuperblock(
  source: ByteSource,
): Promise<{ file: ByteSource; root: number }> {
  for (const begin of BEGINNINGS) {
    if (begin + LONGEST > source.size) break;
    const bytes = await readPart(source, begin, LONGEST);
    if (!isHdf5(bytes)) continue;
    const root = rootOf(new Cursor(bytes));
    return { file: partOf(source, source.name, begin, source.size - begin), root };
  }
  throw damagedHdf5();
}

function rootOf(cursor: Cursor): number {
  cursor.skip(SIGNATURE.length);
  const version = cursor.number(1);
  const isOld = version < 2;
  if (version > 3) throw unsupportedHdf5(`superblock ${version}`);
  if (isOld) cursor.skip(4);
  const [offsets, lengths] = [cursor.number(1), cursor.number(1)];
  if (offsets !== 8 || lengths !== 8) throw unsupportedHdf5(`offsets of ${offsets} bytes`);
  // Old: ranks of trees and flags, base, free space, end, driver, name. New: flags, base, extension, end.
  if (isOld) cursor.skip(1 + 4 + 4 + (version === 1 ? 4 : 0) + 5 * 8);
  else cursor.skip(1 + 3 * 8);
  const root = cursor.address();
  if (root === null) throw damagedHdf5();
  return root;
}
