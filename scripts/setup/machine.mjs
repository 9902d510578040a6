import { existsSync, accessSync, constants, statfsSync } from 'node:fs';
import { succeeds } from '../support/command.mjs';
import { SetupProblem } from '../support/problem.mjs';
import { makeFolder } from '../support/folders.mjs';
import { cacheFolder } from '../support/paths.mjs';

/** The advice for Windows, wherever set-up needs more than Windows has. */
export const WSL_ADVICE =
  'Or use WSL 2: both commands are meant to work in it as on Linux, with a window by WSLg (not tried).';

/** @param {NodeJS.ProcessEnv} env whose variable every shell of WSL has */
export const isWsl = (env) => Boolean(env.WSL_DISTRO_NAME);

export const PYTHON = process.platform === 'win32' ? 'python' : 'python3';

const COMPILERS = process.env.CXX ? [process.env.CXX] : ['c++', 'g++', 'clang++'];

/**
 * What node-gyp and the fetching of libtensorflow need, with the package that brings it. On
 * Windows node-gyp finds the compiler by itself, in places no PATH names.
 */
const TOOLS = [
  { name: 'Python 3', isThere: () => succeeds(PYTHON), apt: 'python3', dnf: 'python3' },
  {
    name: "Python's pip",
    isThere: () => succeeds(PYTHON, ['-m', 'pip', '--version']),
    apt: 'python3-pip',
    dnf: 'python3-pip',
  },
  {
    name: 'a C++ compiler',
    isThere: () => process.platform === 'win32' || COMPILERS.some((name) => succeeds(name)),
    apt: 'g++',
    dnf: 'gcc-c++',
  },
  {
    name: 'make',
    isThere: () => process.platform === 'win32' || succeeds('make'),
    apt: 'make',
    dnf: 'make',
  },
];

/** @throws {SetupProblem} naming every missing tool and how to get it, before anything is fetched */
export function checkBuildTools() {
  const missing = TOOLS.filter((tool) => !tool.isThere());
  if (missing.length === 0) return;
  const lines = missing.map((tool) => `  - ${tool.name}: ${fix(tool)}`);
  if (process.platform === 'win32') lines.push(WSL_ADVICE);
  throw new SetupProblem(
    `Building TensorFlow's native part needs tools that are not here. Install them and run the command again.\n${lines.join('\n')}`,
  );
}

/** @param {{ name: string, apt: string, dnf: string }} tool */
function fix(tool) {
  if (process.platform === 'darwin') return 'xcode-select --install';
  if (process.platform === 'win32') return 'install Python 3 from the Microsoft Store';
  if (existsSync('/usr/bin/apt-get')) return `sudo apt-get install ${tool.apt}`;
  if (existsSync('/usr/bin/dnf')) return `sudo dnf install ${tool.dnf}`;
  return `install ${tool.name} with your system's package manager`;
}

/** TensorFlow's library takes its download, what is unpacked of it, and the finished copy in turns. */
const NEEDED_BYTES = 1.3e9;

/**
 * Looks, before anything is fetched, whether the cache can take it.
 *
 * @throws {SetupProblem} naming the folder and what to do about it
 */
export function checkCacheRoom(folder = cacheFolder(), needed = NEEDED_BYTES) {
  const wayOut = 'or name another folder in BATCHNORM_WORKBENCH_CACHE';
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new SetupProblem(
      `The cache folder ${folder} cannot be written to (${code}): make it writable, ${wayOut}.`,
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= needed) return;
  const gigabytes = (/** @type {number} */ bytes) => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new SetupProblem(
    `The disk of ${folder} has ${gigabytes(free)} left and set-up needs ${gigabytes(needed)}: free some, ${wayOut}.`,
  );
}

const OLDEST = /** @type {const} */ ([20, 19]);

/**
 * @param {string} version for example `20.19.1`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** @type {import('../support/steps.mjs').Step} */
export const nodeVersion = {
  name: 'Node.js',
  isDone: () => isNewEnough(process.versions.node),
  run() {
    throw new SetupProblem(
      `The workbench needs Node.js ${OLDEST.join('.')} or newer and this is ${process.versions.node}: install a newer one and run the command again.`,
    );
  },
};
