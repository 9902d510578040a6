import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { FileSystem } from './fileSystem.ts';

/** A name no one else uses, for what is not finished yet. */
export const temporaryName = (): string => randomBytes(9).toString('hex');

/**
 * Puts `bytes` at `path` whole or not at all: written and flushed in `aside` (a folder on the same
 * disk, which the store empties when it is opened), then moved. After a failure the old file is there.
 */
export async function atomicWrite(
  files: FileSystem,
  aside: string,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const temporary = join(aside, temporaryName());
  try {
    await files.write(temporary, bytes);
    await files.rename(temporary, path);
  } catch (error) {
    await removeQuietly(files, temporary);
    throw error;
  }
  await files.flushFolder(dirname(path));
}

/** Removes what is of no use any more; what stays is swept when the store is opened next. */
export async function removeQuietly(files: FileSystem, path: string): Promise<void> {
  await files.remove(path).catch(() => undefined);
}
