import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runShowingSeconds, succeeds } from './command.mjs';
import { cacheFolder } from './paths.mjs';
import { SetupProblem } from './problem.mjs';

const BIN = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';

/**
 * A Python of the project's own with some packages, in the cache.
 *
 * @param {object} what
 * @param {string} what.name what it is for, in words: "the Python readers tests compare with"
 * @param {string} what.folder its name in the cache
 * @param {string[]} what.packages each with its version
 * @returns {{ step: import('./steps.mjs').Step, python: string }}
 */
export function pythonEnvironment({ name, folder: folderName, packages }) {
  const folder = path.join(cacheFolder(), folderName);
  const stamp = path.join(folder, 'packages');
  const python = path.join(folder, BIN);
  const wanted = packages.join('\n');
  /** @type {import('./steps.mjs').Step} */
  const step = {
    name,
    isDone: () => contentOf(stamp) === wanted && succeeds(python),
    async run() {
      const maker = ['python3', 'python'].find((each) => succeeds(each, ['-c', 'import venv']));
      if (!maker) {
        throw new SetupProblem(
          `Python 3 with venv is needed for ${name}; install it and try again.`,
        );
      }
      rmSync(folder, { recursive: true, force: true });
      const problem = () =>
        `pip could not install ${packages.join(', ')}; check the network and pip's index setting.`;
      // What the machine has of them already, PyTorch above all, is not fetched again.
      const making = ['-m', 'venv', '--system-site-packages', folder];
      await runShowingSeconds({
        label: `Making ${name}`,
        command: maker,
        args: making,
        problem,
      });
      await runShowingSeconds({
        label: `Installing ${packages.join(', ')}`,
        command: python,
        args: ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages],
        problem,
      });
      writeFileSync(stamp, wanted);
    },
  };
  return { step, python };
}

/** @param {string} file */
function contentOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
