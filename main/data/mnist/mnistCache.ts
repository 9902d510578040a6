import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { writeWhole } from '../atomicFile.ts';
import { isGzip } from '../idx/gzip.ts';
import type { IdxSlot } from '../idx/idxFiles.ts';

/** Where downloaded (or imported) MNIST files are kept. */
export const mnistCacheFolder = (cacheFolder: string): string => join(cacheFolder, 'mnist');

/** The name a file of a set is kept under: MNIST's, with `.gz` where it is gzipped. */
export const keptName = (slot: IdxSlot, bytes: Uint8Array): string =>
  IDX_FILES[slot] + (isGzip(bytes) ? '.gz' : '');

/** Keeps a verified file of MNIST, in place of what the cache had for it. */
export async function keepMnistFile(
  cacheFolder: string,
  slot: IdxSlot,
  bytes: Uint8Array,
): Promise<void> {
  const folder = mnistCacheFolder(cacheFolder);
  const name = keptName(slot, bytes);
  await writeWhole(join(folder, name), bytes);
  const other = name === IDX_FILES[slot] ? `${name}.gz` : IDX_FILES[slot];
  await rm(join(folder, other), { force: true });
}
