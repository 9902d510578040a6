import { MNIST_ATTRIBUTION } from '../../shared/domain/dataset.ts';
import type { DatasetStatus } from '../../shared/domain/dataset.ts';
import { message } from '../../shared/errors/message.ts';
import { flattenError, WorkbenchError } from '../../shared/errors/workbenchError.ts';
import type { Dataset } from './dataset.ts';
import { DIGITS_COUNTS, DIGITS_NAME, drawDigits } from './digits/digits.ts';
import { importedIds, importedSetFolder, readImportedSet } from './imported/importedSets.ts';
import type { DataLocation } from './location.ts';
import { findMnist, searchMnist, missingMnist } from './mnist/findMnist.ts';
import type { DataPlaces } from './mnist/findMnist.ts';
import { MNIST_COUNTS, MNIST_NAME } from './mnist/mnistDigests.ts';
import { probeFolder } from './probe.ts';
import type { SplitCounts } from './probe.ts';
import { readIdxFolder } from './readDataset.ts';

/**
 * Where the data set of a config is, after a look at it (names, headers, lengths; the content of MNIST that
 * no one chose a folder for); loading checks the rest.
 * @throws {WorkbenchError} `data-missing` telling the ways to get it; `data-invalid` when it is there
 *   and no good.
 */
export async function locateDataset(id: string, places: DataPlaces): Promise<DataLocation> {
  if (id === 'digits') return { kind: 'digits' };
  if (id === 'mnist') {
    const folder = await findMnist(places);
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
  throw new WorkbenchError(
    'data-invalid',
    message('dataChanged', { name: location.name }),
    message('dataImportAgain'),
    { params: { file: location.name, offset: 0 } },
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

/** What is reported of MNIST alone. */
const NOTHING_MORE = { attribution: null, skipped: [] };

const DIGITS_STATUS: DatasetStatus = {
  id: 'digits',
  name: DIGITS_NAME,
  builtIn: true,
  available: true,
  source: 'drawn',
  trainExamples: DIGITS_COUNTS.train,
  validExamples: DIGITS_COUNTS.valid,
  problem: null,
  ...NOTHING_MORE,
};

async function describeMnist(places: DataPlaces): Promise<DatasetStatus> {
  const mnist = { id: 'mnist', name: MNIST_NAME, builtIn: false, attribution: MNIST_ATTRIBUTION };
  try {
    const { found, skipped } = await searchMnist(places);
    if (found === null) return { ...mnist, ...unavailable(missingMnist(skipped)), skipped };
    const { source } = found;
    const counts = examplesOf(MNIST_COUNTS);
    return { ...mnist, available: true, source, ...counts, problem: null, skipped };
  } catch (error) {
    return { ...mnist, ...unavailable(error), skipped: [] };
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
      ...NOTHING_MORE,
    };
  } catch (error) {
    return { id, name, builtIn: false, ...unavailable(error), ...NOTHING_MORE };
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
