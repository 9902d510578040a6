import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runShowingSeconds } from '../../support/command.mjs';
import { ROOT } from '../../support/paths.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages by folder, as in package-lock.json
 */

/** @type {import('../../support/steps.mjs').Step} */
export const packages = {
  name: 'the npm packages',
  isDone: () => {
    const installed = readLock('node_modules/.package-lock.json');
    const wanted = readLock('package-lock.json');
    return installed !== undefined && wanted !== undefined && agree(wanted, installed);
  },
  async run() {
    // Install scripts stay off: the one of tfjs-node downloads from a place that refuses everybody.
    await runShowingSeconds({
      label: 'Installing npm packages',
      command: 'npm',
      args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      cwd: ROOT,
      problem: npmProblem,
    });
  },
};

/** @param {string} output */
function npmProblem(output) {
  if (/spawn npm ENOENT/.test(output)) {
    return 'npm is not on the PATH: install Node.js together with npm and run the command again.';
  }
  if (/ENOSPC|no space left/i.test(output)) {
    return 'The disk is full: free about 1 GB and run the command again.';
  }
  return "npm could not install the packages; if it speaks of the network, check the connection and npm's registry setting, then run the command again.";
}

/**
 * npm keeps what it installed in a lock file of its own, which a plain `npm install` updates too;
 * packages for other platforms are missing from it.
 *
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
export function agree(wanted, installed) {
  return (
    Object.entries(wanted).every(
      ([folder, { version, optional }]) =>
        folder === '' || (folder in installed ? installed[folder]?.version === version : optional),
    ) && Object.keys(installed).every((folder) => folder in wanted)
  );
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
