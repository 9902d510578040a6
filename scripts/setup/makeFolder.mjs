import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

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
