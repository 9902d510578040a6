import { copyFileSync, linkSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './makeFolder.mjs';

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
