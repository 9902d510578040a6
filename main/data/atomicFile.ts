import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolders } from './makeFolders.ts';

const INCOMING = '.incoming-';
const LEFT_OVER_AFTER_MS = 3_600_000;

/** A name beside the real one for what is being written; never read, and swept when it is left over. */
export function incomingName(folder: string): string {
  return join(folder, INCOMING + randomUUID());
}

/**
 * Writes a file so that its name only ever shows the old or the whole new content. Makes its folder.
 * @param mode the file's rights; left out, those of any new file
 * @throws the file system's own errors; the old content is then still there.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string,
  mode?: number,
): Promise<void> {
  const folder = dirname(path);
  await makeFolders(folder);
  const incoming = incomingName(folder);
  try {
    const file = await open(incoming, 'wx');
    try {
      if (mode !== undefined) await file.chmod(mode);
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(incoming, path);
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
}

/** Removes what a killed program left half written in a folder; what may still be written is younger and stays. */
export async function sweepLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(INCOMING))) {
    const path = join(folder, name);
    const written = await stat(path).catch(() => null);
    if (written !== null && Date.now() - written.mtimeMs > LEFT_OVER_AFTER_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
