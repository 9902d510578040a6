import { addon } from './setup/tensorflow/addon.mjs';
import { checkBuildTools, nodeVersion } from './setup/machine.mjs';
import { libtensorflow } from './setup/tensorflow/libtensorflow.mjs';
import { packages } from './setup/packages/packages.mjs';
import { isCommand, setUp, succeedsOrExplains } from './support/steps.mjs';

/** @type {import('./support/steps.mjs').Step} */
const native = {
  name: "TensorFlow's native part",
  isDone: () => libtensorflow.isDone() && addon.isDone(),
  async run() {
    // All the tools are looked for before anything is fetched: a missing compiler should not be
    // found out after a download of 270 MB.
    checkBuildTools();
    await setUp([libtensorflow, addon]);
  },
};

/** What every command of the workbench needs. Plain Node, for it runs before any package is there. */
export const STEPS = [nodeVersion, packages, native];

if (isCommand(import.meta.url)) await succeedsOrExplains(() => setUp(STEPS));
