import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { STEPS } from './setup.mjs';
import { ROOT } from './setup/paths.mjs';
import { setUp, succeedsOrExplains } from './setup/steps.mjs';

/** The first Electron whose program has switches that packaging can set. */
const FIRST_WITH_FUSES = 12;
/** What this machine can make by itself; the others want tools that electron-builder downloads. */
const OWN_TARGETS = /** @type {Partial<Record<NodeJS.Platform, string[]>>} */ ({
  linux: ['dir', 'tar.gz'],
});

/** `npm run package` makes the app for this machine, as electron-builder.yml describes it. */
await succeedsOrExplains(async () => {
  await setUp(STEPS);
  await buildIfStale();
  const { build } = await import('electron-builder');
  const targets = process.argv.slice(2);
  const made = await build({
    projectDir: ROOT,
    [platformName()]: targets.length > 0 ? targets : (OWN_TARGETS[process.platform] ?? []),
    publish: 'never',
    config: await ownElectron(),
  });
  for (const file of [...unpackedFolders(), ...made]) {
    console.log(`${path.relative(ROOT, file)}: ${Math.round((await sizeOf(file)) / 1e6)} MB`);
  }
});

/** @returns {'mac' | 'win' | 'linux'} */
function platformName() {
  if (process.platform === 'darwin') return 'mac';
  return process.platform === 'win32' ? 'win' : 'linux';
}

/** The changes for an Electron of one's own, named by ELECTRON_OVERRIDE_DIST_PATH. */
async function ownElectron() {
  const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!electronDist) return {};
  const electronVersion = readFileSync(path.join(electronDist, 'version'), 'utf8')
    .trim()
    .replace(/^v/, '');
  if (Number(electronVersion.split('.')[0]) >= FIRST_WITH_FUSES) {
    return { electronDist, electronVersion };
  }
  console.log(`Electron ${electronVersion} has no fuses: they are left as they are.`);
  return { electronDist, electronVersion, electronFuses: null };
}

function unpackedFolders() {
  return ['linux-unpacked', 'win-unpacked', 'mac', 'mac-arm64']
    .map((name) => path.join(ROOT, 'release', name))
    .filter((folder) => existsSync(folder));
}

/**
 * @param {string} file
 * @returns {Promise<number>} bytes on the disk, of a folder with all that is in it
 */
async function sizeOf(file) {
  const stats = await stat(file);
  if (!stats.isDirectory()) return stats.size;
  const entries = await readdir(file, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
