import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The options by which electron-builder packages an Electron that is on this machine.
 *
 * @param {string} electronDist the folder it is in
 */
export function ownElectron(electronDist) {
  const version = readFileSync(path.join(electronDist, 'version'), 'utf8');
  return { electronDist, electronVersion: version.trim().replace(/^v/, '') };
}
