import { newerNode } from './newerNode.mjs';
import { pythonReaders } from './pythonEnvironments.mjs';
import { systemPackages } from './systemPackages.mjs';
import { testElectron } from './testElectron.mjs';

/** What only the tests need. */
export const TEST_TOOLS = [systemPackages, testElectron, newerNode, pythonReaders];
