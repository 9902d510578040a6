import { SetupProblem } from './problem.mjs';

const OLDEST = /** @type {const} */ ([20, 19]);

/**
 * @param {string} version for example `20.19.1`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** @type {import('./steps.mjs').Step} */
export const nodeVersion = {
  name: 'Node.js',
  isDone: () => isNewEnough(process.versions.node),
  run() {
    throw new SetupProblem(
      `The workbench needs Node.js ${OLDEST.join('.')} or newer and this is ${process.versions.node}: install a newer one and run the command again.`,
    );
  },
};
