import type { DatasetStatus } from '../../shared/domain/dataset.ts';
import { flattenError, WorkbenchError } from '../../shared/errors/workbenchError.ts';
import type { Dataset } from './dataset.ts';
import { DIGITS_COUNTS, DIGITS_NAME, drawDigits } from './digits/digits.ts';
import { importedIds, importedSetFolder, readImportedSet } from './imported/importedSets.ts';
import type { DataLocation } from './location.ts';
import { mnistCacheFolder } from './mnist/mnistCache.ts';
import { MNIST_COUNTS, MNIST_NAME } from './mnist/mnistDigests.ts';
import { probeFolder } from './probe.ts';
import type { SplitCounts } from './probe.ts';
import { readIdxFolder } from './readDataset.ts';

/**
 * Where to look: a folder with MNIST's files that somebody chose, the one an installed app brings
 * (none in a clone), and the one of kept sets.
 */
export interface DataPlaces {
  folder: string | null;
  installedFolder?: string | null;
  cacheFolder: string;
}

/**
 * Where the data set of a config is, after a quick look (names, headers, lengths); loading checks the rest.
 * @throws {WorkbenchError} `data-missing` telling the ways to get it; `data-invalid` when it is there
 *   and no good.
 */
export async function locateDataset(id: string, places: DataPlaces): Promise<DataLocation> {
  if (id === 'digits') return { kind: 'digits' };
  if (id === 'mnist') {
    const { folder } = await findMnist(places);
    return { kind: 'folder', folder, name: MNIST_NAME, verifyAsMnist: true };
  }
  const { name, digest } = await readImportedSet(places.cacheFolder, id);
  const folder = importedSetFolder(places.cacheFolder, id);
  await probeFolder(folder);
  return { kind: 'folder', folder, name, verifyAsMnist: false, digest };
}

/**
 * The data set, read and checked in full, or drawn.
 * @throws {WorkbenchError} `data-missing`, `data-invalid`.
 */
export async function loadDataset(location: DataLocation): Promise<Dataset> {
  if (location.kind === 'digits') return drawDigits();
  const dataset = await readIdxFolder(location.folder, location);
  if (location.digest === undefined || location.digest === dataset.identity.digest) return dataset;
  const reason = 'its content has changed since it was imported';
  throw new WorkbenchError(
    'data-invalid',
    `${location.name} cannot be used: ${reason}.`,
    'Import it again.',
    {
      params: { file: location.name, offset: 0, reason },
    },
  );
}

/** All data sets that can be chosen: MNIST, the built-in digits, and imported ones, also when unusable (with the reason). */
export async function describeDatasets(places: DataPlaces): Promise<DatasetStatus[]> {
  const ids = ['mnist', 'digits', ...(await importedIds(places.cacheFolder))];
  return Promise.all(ids.map((id) => describeDataset(id, places)));
}

/** Whether a data set can be used, after a quick look; where it cannot, its `problem` says why. */
export async function describeDataset(id: string, places: DataPlaces): Promise<DatasetStatus> {
  if (id === 'digits') return DIGITS_STATUS;
  return id === 'mnist' ? describeMnist(places) : describeImported(id, places);
}

const DIGITS_STATUS: DatasetStatus = {
  id: 'digits',
  name: DIGITS_NAME,
  builtIn: true,
  available: true,
  source: 'drawn',
  trainExamples: DIGITS_COUNTS.train,
  validExamples: DIGITS_COUNTS.valid,
  problem: null,
};

interface FoundMnist {
  source: 'folder' | 'installed' | 'cache';
  folder: string;
}

/**
 * MNIST in the chosen folder, else as the app brought it, else in the cache; all are only used with
 * the same, verified content.
 */
async function findMnist({
  folder,
  installedFolder = null,
  cacheFolder,
}: DataPlaces): Promise<FoundMnist> {
  const places: FoundMnist[] = [{ source: 'cache', folder: mnistCacheFolder(cacheFolder) }];
  if (installedFolder !== null) places.unshift({ source: 'installed', folder: installedFolder });
  if (folder !== null) places.unshift({ source: 'folder', folder });
  let problem = 'no folder with its files is chosen, and none was downloaded';
  for (const place of places) {
    try {
      const { train, valid } = await probeFolder(place.folder);
      if (train === MNIST_COUNTS.train && valid === MNIST_COUNTS.valid) return place;
      throw notMnist(train, valid);
    } catch (error) {
      if (!(error instanceof WorkbenchError) || error.code !== 'data-missing') throw error;
      if (place.source === 'folder')
        problem = `the chosen folder does not have it (${error.message})`;
    }
  }
  throw missingMnist(problem);
}

function notMnist(train: number, valid: number): WorkbenchError {
  const reason = `it has ${train} and ${valid} examples, MNIST ${MNIST_COUNTS.train} and ${MNIST_COUNTS.valid}`;
  return new WorkbenchError(
    'data-invalid',
    `The data set in the chosen folder is not MNIST: ${reason}.`,
    'Choose a folder with MNIST, or import this set under its own name.',
    { params: { file: MNIST_NAME, offset: 4, reason } },
  );
}

function missingMnist(problem: string): WorkbenchError {
  return new WorkbenchError(
    'data-missing',
    `MNIST is not on this computer: ${problem}.`,
    'Download it (`data download`), give a folder that has it (`--data FOLDER`, or BATCHNORM_WORKBENCH_DATA), ' +
      'or train on the built-in digits (`--data digits`).',
    { params: { problem } },
  );
}

async function describeMnist(places: DataPlaces): Promise<DatasetStatus> {
  const mnist = { id: 'mnist', name: MNIST_NAME, builtIn: false };
  try {
    const { source } = await findMnist(places);
    return { ...mnist, available: true, source, ...examplesOf(MNIST_COUNTS), problem: null };
  } catch (error) {
    return { ...mnist, ...unavailable(error) };
  }
}

async function describeImported(id: string, { cacheFolder }: DataPlaces): Promise<DatasetStatus> {
  let name = id;
  try {
    ({ name } = await readImportedSet(cacheFolder, id));
    const counts = await probeFolder(importedSetFolder(cacheFolder, id));
    return {
      id,
      name,
      builtIn: false,
      available: true,
      source: 'cache',
      ...examplesOf(counts),
      problem: null,
    };
  } catch (error) {
    return { id, name, builtIn: false, ...unavailable(error) };
  }
}

const examplesOf = (counts: SplitCounts) => ({
  trainExamples: counts.train,
  validExamples: counts.valid,
});

/** @throws `error` again when it is not about the data. */
function unavailable(error: unknown) {
  if (!(error instanceof WorkbenchError)) throw error;
  return {
    available: false,
    source: 'none',
    trainExamples: null,
    validExamples: null,
    problem: flattenError(error),
  } as const;
}
