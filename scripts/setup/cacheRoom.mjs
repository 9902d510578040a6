import { accessSync, constants, statfsSync } from 'node:fs';
import { makeFolder } from './makeFolder.mjs';
import { cacheFolder } from './paths.mjs';
import { SetupProblem } from './problem.mjs';

/** TensorFlow's library takes its download, what is unpacked of it, and the finished copy in turns. */
const NEEDED_BYTES = 1.3e9;

/**
 * Looks, before anything is fetched, whether the cache can take it.
 *
 * @throws {SetupProblem} naming the folder and what to do about it
 */
export function checkCacheRoom(folder = cacheFolder(), needed = NEEDED_BYTES) {
  const wayOut = 'or name another folder in BATCHNORM_WORKBENCH_CACHE';
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new SetupProblem(
      `The cache folder ${folder} cannot be written to (${code}): make it writable, ${wayOut}.`,
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= needed) return;
  const gigabytes = (/** @type {number} */ bytes) => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new SetupProblem(
    `The disk of ${folder} has ${gigabytes(free)} left and set-up needs ${gigabytes(needed)}: free some, ${wayOut}.`,
  );
}
