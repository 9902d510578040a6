import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './paths.mjs';

const ENDING = '.making';

/**
 * Beside a folder of the cache: where that is made before it gets its name.
 *
 * @param {string} folder
 */
export const workingFolder = (folder) => folder + ENDING;

/** Removes what was left by a set-up that was killed between naming a folder and clearing up behind it. */
export function sweepWorkingFolders(cache = cacheFolder()) {
  for (const name of namesIn(cache)) {
    const working = path.join(cache, name);
    // Without the folder itself, what is there of it (a download, perhaps) will be gone on with.
    const isSpent = name.endsWith(ENDING) && existsSync(working.slice(0, -ENDING.length));
    if (isSpent) rmSync(working, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
