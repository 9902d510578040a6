import { existsSync } from 'node:fs';
import { succeeds } from './command.mjs';
import { SetupProblem } from './problem.mjs';
import { WSL_ADVICE } from './wsl.mjs';

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
