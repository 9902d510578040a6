import { newerNode } from './newerNode.mjs';
import { oldElectron } from './oldElectron.mjs';
import { pythonReaders } from './pythonReaders.mjs';
import { systemPackages } from './systemPackages.mjs';

/** What only the tests need. */
export const TEST_TOOLS = [systemPackages, oldElectron, newerNode, pythonReaders];
