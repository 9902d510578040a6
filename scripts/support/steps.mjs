import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diskSetupProblem, SetupProblem } from './problem.mjs';
import { sweepWorkingFolders } from './folders.mjs';

/**
 * One thing that has to be there before the workbench runs.
 *
 * `isDone` must be quick (it runs at every start) and silent; `run` may take its time and shows
 * its progress. A step that stops half-way must be able to start again.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {() => boolean} isDone
 * @property {() => void | Promise<void>} run
 */

/**
 * Does what is missing, in order, and nothing else.
 *
 * @param {Step[]} steps
 */
export async function setUp(steps) {
  sweepWorkingFolders();
  for (const step of steps) {
    if (step.isDone()) continue;
    await step.run();
    if (!step.isDone()) {
      throw new SetupProblem(
        `The set-up of ${step.name} ended without an error but left it undone.`,
      );
    }
  }
}

/**
 * Runs the work of a command; a problem the user can solve is printed without a stack.
 *
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function succeedsOrExplains(work) {
  try {
    await work();
    return true;
  } catch (error) {
    process.exitCode = 1;
    const problem = error instanceof SetupProblem ? error : diskSetupProblem(error);
    console.error(problem ? `\nSet-up stopped. ${problem.message}` : error);
    return false;
  }
}

/**
 * Whether a module is the command that was started rather than a part of another one.
 *
 * @param {string} moduleUrl its `import.meta.url`
 */
export function isCommand(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(moduleUrl);
}
