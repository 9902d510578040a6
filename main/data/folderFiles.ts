import { readdir, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';

import { isSystemFile } from '../../shared/formats/systemFiles.ts';

/** More are not looked at: someone has chosen a folder of another kind. */
const MOST_FILES = 50_000;

/**
 * The regular files in a folder and in those down to `depth` below it, as sorted paths with `/`
 * between; what systems put beside people's own is left out. A link counts where it leads to a file;
 * links to folders are not followed, and folders that cannot be read are passed over.
 * @throws what the system says of the folder itself
 */
export async function folderFiles(folder: string, depth: number): Promise<string[]> {
  const files: string[] = [];
  let folders = [''];
  for (let level = 0; level <= depth && files.length < MOST_FILES; level++) {
    const below: string[] = [];
    for (const inside of folders) {
      for (const entry of await entriesOf(folder, inside)) {
        const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
        if (entry.isDirectory()) below.push(path);
        else if (await isFile(join(folder, path), entry)) files.push(path);
      }
    }
    folders = below;
  }
  return files.sort();
}

async function entriesOf(folder: string, inside: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(join(folder, inside), { withFileTypes: true });
    return entries.filter(({ name }) => !isSystemFile(name));
  } catch (error) {
    if (inside === '') throw error;
    return [];
  }
}

async function isFile(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return stat(path).then(
    (state) => state.isFile(),
    () => false,
  );
}
