import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { capture } from '../support/command.mjs';
import { makeFolder } from '../support/folders.mjs';
import { cacheFolder, ROOT } from '../support/paths.mjs';
import { showingSeconds } from '../support/progress.mjs';

const PACKAGE = path.join(ROOT, 'node_modules/electron');
const BINARIES = /** @type {Partial<Record<NodeJS.Platform, string>>} */ ({
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
});

const PROBE_MS = 5_000;
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** Where Electron's program would be: in the folder the user names, else as its package unpacks it. */
function place() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || path.join(PACKAGE, 'dist');
  return path.join(folder, BINARIES[process.platform] ?? 'electron');
}

/** Electron's program where this machine has it already. */
export function installedElectron() {
  const binary = place();
  return existsSync(binary) ? binary : undefined;
}

/**
 * Electron's program, downloaded by its own installer the first time. It is not on any package
 * registry, so a machine may well not reach it; that is remembered for a day, for the next start
 * to be quick.
 *
 * @returns {Promise<string | undefined>} undefined where it cannot be had
 */
export async function findElectron() {
  const installed = installedElectron();
  if (installed) return installed;
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || isKnownUnavailable()) return undefined;

  const made = (await isReachable()) && (await install()) && installedElectron();
  if (made) return made;
  rememberUnavailable();
  return undefined;
}

function version() {
  return JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')).version;
}

function memory() {
  return path.join(cacheFolder(), `electron-${version()}-unavailable`);
}

function isKnownUnavailable() {
  const stats = statSync(memory(), { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < REMEMBERED_MS;
}

function rememberUnavailable() {
  makeFolder(cacheFolder());
  writeFileSync(memory(), '');
}

/** Asked first, because the installer itself waits for minutes. */
async function isReachable() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror: npmMirror } = process.env;
  const mirror = ELECTRON_MIRROR || npmMirror;
  const base = mirror || 'https://github.com/electron/electron/releases/download/';
  const url = new URL(`v${version()}/SHASUMS256.txt`, base);
  try {
    const signal = AbortSignal.timeout(PROBE_MS);
    return (await fetch(url, { method: 'HEAD', signal })).ok;
  } catch {
    return false;
  }
}

async function install() {
  const { ok } = await showingSeconds('Downloading Electron', () =>
    capture(process.execPath, [path.join(PACKAGE, 'install.js')], { cwd: PACKAGE }),
  );
  return ok;
}
