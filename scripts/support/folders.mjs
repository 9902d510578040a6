import {
  mkdirSync,
  statSync,
  copyFileSync,
  linkSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  existsSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './paths.mjs';

/**
 * Makes a folder and those above it that are missing. Each is asked for once: Node's own recursive
 * `mkdirSync` never returns where the system answers ENOENT inside of a folder that is there, as it
 * does in `/proc`. (`main/data/makeFolders.ts` does the same for the program.)
 *
 * @param {string} folder
 */
export function makeFolder(folder) {
  const missing = [];
  let at = path.resolve(folder);
  for (; !statSync(at, { throwIfNoEntry: false }); at = path.dirname(at)) missing.unshift(at);
  for (const one of missing) {
    try {
      mkdirSync(one);
    } catch (error) {
      // Another process may have made it in the meantime.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
  }
  if (missing.length === 0 && !statSync(folder).isDirectory()) {
    throw Object.assign(new Error(`${folder} is not a folder`), { code: 'ENOTDIR', path: folder });
  }
}

/**
 * Puts a folder's files somewhere else too: by hard link, which costs no space and no time, or as
 * copies where that cannot be (another file system).
 *
 * @param {string} from
 * @param {string} to
 */
export function placeFolder(from, to, place = linkSync) {
  makeFolder(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) placeFolder(source, target, place);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else placeFile(source, target, place);
  }
}

/**
 * @param {string} source
 * @param {string} target
 * @param {(source: string, target: string) => void} place
 */
function placeFile(source, target, place) {
  try {
    place(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

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
    // Without the folder itself, what is there of it (a download, perhaps) will be continued.
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
