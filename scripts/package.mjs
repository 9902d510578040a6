import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { makeDeb } from './package/deb/makeDeb.mjs';
import { bringMnist } from './package/mnist.mjs';
import { ownElectron } from './package/ownElectron.mjs';
import { partsOf } from './package/parts.mjs';
import { STEPS } from './setup.mjs';
import { ROOT } from './support/paths.mjs';
import { setUp, succeedsOrExplains } from './support/steps.mjs';

/** What is made when nothing is named. Others but `deb` want tools that electron-builder downloads. */
const OWN_TARGETS = /** @type {Partial<Record<NodeJS.Platform, string[]>>} */ ({
  linux: ['dir', 'tar.gz'],
});

/**
 * `npm run package` makes the app for this machine, as electron-builder.yml describes it;
 * `npm run package -- deb AppImage` (or `dmg`, `nsis`) the installers named.
 */
await succeedsOrExplains(async () => {
  await setUp(STEPS);
  await buildIfStale();
  // At its own level, 9, an archive of TensorFlow takes many minutes for a few per cent.
  process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= '5';
  const asked = process.argv.slice(2);
  const targets = asked.length > 0 ? asked : (OWN_TARGETS[process.platform] ?? []);
  await bringMnist(targets.some((target) => target !== 'dir'));
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const { build } = await import('electron-builder');
  const made = await build({
    projectDir: ROOT,
    // A Debian package is made here, of the unpacked app.
    [platformName()]: targets.map((target) => (target === 'deb' ? 'dir' : target)),
    publish: 'never',
    config: own ? ownElectron(own) : {},
  });
  if (targets.includes('deb')) {
    const about = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    made.push(await makeDeb(path.join(ROOT, 'release/linux-unpacked'), about));
  }
  for (const folder of unpackedFolders()) tellParts(folder);
  for (const file of made) {
    console.log(`${path.relative(ROOT, file)}: ${megabytes(statSync(file).size)}`);
  }
});

/** @returns {'mac' | 'win' | 'linux'} */
function platformName() {
  if (process.platform === 'darwin') return 'mac';
  return process.platform === 'win32' ? 'win' : 'linux';
}

function unpackedFolders() {
  return ['linux-unpacked', 'win-unpacked', 'mac', 'mac-arm64']
    .map((name) => path.join(ROOT, 'release', name))
    .filter((folder) => existsSync(folder));
}

/** @param {string} folder of an app as it is installed */
function tellParts(folder) {
  const parts = partsOf(folder);
  const sum = parts.reduce((bytes, part) => bytes + part.bytes, 0);
  console.log(`${path.relative(ROOT, folder)}: ${megabytes(sum)}`);
  for (const { name, bytes } of parts) console.log(`  ${name}: ${megabytes(bytes)}`);
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}
