import { gzipSync } from 'node:zlib';
import type { DownloadProgress } from '../../../shared/domain/dataset.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { downloadMnist } from '../../data/mnist/download.ts';
import { locateDataset } from '../../data/findDataset.ts';
import { isGzip } from '../../data/idx/gzip.ts';
import { IDX_SLOTS } from '../../data/idx/idxFiles.ts';
import { keepMnistFile, mnistCacheFolder } from '../../data/mnist/mnistCache.ts';
import { MNIST_NAME } from '../../data/mnist/mnistDigests.ts';
import { readIdxBuffers, readIdxFiles } from '../../data/readDataset.ts';
import { chosenDataFolder, dataCacheFolder, hereAndNow, usualUserFolder } from '../folders.ts';

/** Where MNIST is taken from, and what hears how far its download is. */
export interface InstallerData {
  /** Gets the files, in a folder `mnist`. */
  target: string;
  onProgress: (progress: DownloadProgress) => void;
  here?: ReturnType<typeof hereAndNow>;
}

/**
 * Puts MNIST's four files, verified and gzipped, where installers are made from: out of the folder
 * that BATCHNORM_WORKBENCH_DATA names or the person's own cache, where training would find them too,
 * else downloaded into that cache.
 * @throws {WorkbenchError} `data-invalid` when what is there is not MNIST, `data-download-failed`
 */
export async function placeMnist({
  target,
  onProgress,
  here = hereAndNow(),
}: InstallerData): Promise<void> {
  const cacheFolder = dataCacheFolder(usualUserFolder(here));
  const source =
    (await foundMnist(chosenDataFolder(null, here), cacheFolder)) ??
    (await downloaded(cacheFolder, onProgress));
  const files = await readIdxFiles(source);
  await readIdxBuffers(files, { name: MNIST_NAME, verifyAsMnist: true });
  for (const slot of IDX_SLOTS) {
    const { bytes } = files[slot];
    await keepMnistFile(target, slot, isGzip(bytes) ? bytes : gzipSync(bytes));
  }
}

async function foundMnist(folder: string | null, cacheFolder: string): Promise<string | null> {
  try {
    const location = await locateDataset('mnist', { folder, cacheFolder });
    return location.kind === 'folder' ? location.folder : null;
  } catch (error) {
    if (error instanceof WorkbenchError && error.code === 'data-missing') return null;
    throw error;
  }
}

async function downloaded(
  cacheFolder: string,
  onProgress: InstallerData['onProgress'],
): Promise<string> {
  const { signal } = new AbortController();
  await downloadMnist({ cacheFolder, onProgress, signal });
  return mnistCacheFolder(cacheFolder);
}
