import { readdirSync } from 'node:fs';
import path from 'node:path';
import { PYTHON } from '../machine.mjs';
import { capture, failed, runShowingSeconds } from '../../support/command.mjs';
import { makeFolder } from '../../support/folders.mjs';
import { download, DownloadRefused, verify } from '../packages/download.mjs';

/** @typedef {import('./wheels.mjs').Wheel} Wheel */

const PIP = ['-m', 'pip', '--disable-pip-version-check'];

/**
 * Brings a wheel into a folder. pip says where it is; the download itself is ours, because pip's
 * cannot be resumed. Where only pip gets through (a login, a proxy, a local index) pip downloads.
 *
 * @param {Wheel} wheel
 * @param {string} folder
 * @returns {Promise<string>} the file, verified
 */
export async function fetchWheel(wheel, folder) {
  makeFolder(folder);
  // There is one already when unpacking was interrupted.
  const kept = onlyWheelIn(folder);
  if (kept) return verified(kept, wheel);

  const url = await locate(wheel);
  if (!url || !canFetch(url)) return downloadByPip(wheel, folder);

  const file = path.join(folder, path.basename(new URL(url).pathname));
  try {
    await download({ url, file, sha256: wheel.sha256, label: `Downloading ${wheel.requirement}` });
    return file;
  } catch (error) {
    if (!(error instanceof DownloadRefused)) throw error;
    return downloadByPip(wheel, folder);
  }
}

/** @param {string} url */
function canFetch(url) {
  const { protocol, username } = new URL(url);
  const isProxied = process.env.HTTPS_PROXY ?? process.env.https_proxy;
  // A name in the address means a login, whose password pip does not print.
  return protocol.startsWith('http') && username === '' && !isProxied;
}

/**
 * @param {Wheel} wheel
 * @returns {Promise<string | undefined>} the address pip would download from; a pip before 22.2 does not say
 */
async function locate(wheel) {
  const report = ['--dry-run', '--ignore-installed', '--target', '.', '--report', '-', '--quiet'];
  const args = [...PIP, 'install', '--retries', '1', ...report, ...selection(wheel)];
  const { ok, stdout, output } = await capture(PYTHON, args);
  if (ok) return JSON.parse(stdout).install[0].download_info.url;
  if (isOffline(output)) throw failed('pip', pipProblem(wheel, output), output);
  return undefined;
}

/**
 * @param {Wheel} wheel
 * @param {string} folder
 */
async function downloadByPip(wheel, folder) {
  await runShowingSeconds({
    label: `Downloading ${wheel.requirement} through pip`,
    command: PYTHON,
    // Not into pip's cache: hundreds of megabytes that no one would ask for again.
    args: [...PIP, 'download', '--no-cache-dir', '--dest', folder, ...selection(wheel)],
    // The system's folder for temporary files may be a small memory disk.
    env: { TMPDIR: folder },
    problem: (output) => pipProblem(wheel, output),
  });
  return verified(onlyWheelIn(folder) ?? '', wheel);
}

/** @param {string} folder */
function onlyWheelIn(folder) {
  const name = readdirSync(folder).find((entry) => entry.endsWith('.whl'));
  return name && path.join(folder, name);
}

/**
 * @param {string} file
 * @param {Wheel} wheel
 */
async function verified(file, wheel) {
  await verify(file, wheel.sha256);
  return file;
}

/**
 * Any Python can ask for the wheel of another version: nothing of it is run by Python.
 *
 * @param {Wheel} wheel
 */
function selection({ requirement, platform }) {
  const target = ['--python-version', '3.11', '--implementation', 'cp', '--platform', platform];
  return ['--no-deps', '--only-binary=:all:', ...target, requirement];
}

/** @param {string} output */
function isOffline(output) {
  return /connection|name resolution|timed out|proxy/i.test(output);
}

/**
 * @param {Wheel} wheel
 * @param {string} output
 */
function pipProblem(wheel, output) {
  const cause = isOffline(output)
    ? 'the Python package index cannot be reached; check the network and the proxy'
    : 'check which package index it asks';
  return `pip could not fetch ${wheel.requirement}: ${cause}, then run the command again.`;
}
