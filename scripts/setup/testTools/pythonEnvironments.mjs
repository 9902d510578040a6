import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runShowingSeconds, succeeds } from '../../support/command.mjs';
import { cacheFolder } from '../../support/paths.mjs';
import { SetupProblem } from '../../support/problem.mjs';

const BIN = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';

/**
 * A Python of the project's own with some packages, in the cache.
 *
 * @param {object} what
 * @param {string} what.name what it is for, in words: "the Python readers tests compare with"
 * @param {string} what.folder its name in the cache
 * @param {string[]} what.packages each with its version
 * @returns {{ step: import('../../support/steps.mjs').Step, python: string }}
 */
function pythonEnvironment({ name, folder: folderName, packages }) {
  const folder = path.join(cacheFolder(), folderName);
  const stamp = path.join(folder, 'packages');
  const python = path.join(folder, BIN);
  const wanted = packages.join('\n');
  /** @type {import('../../support/steps.mjs').Step} */
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

/** Other programs' readers of what the workbench exports; PyTorch is the one the course uses. */
const readers = pythonEnvironment({
  name: 'the Python readers tests compare with',
  folder: 'python-readers',
  packages: [
    'torch==2.13.0',
    'safetensors==0.8.0',
    'tensorboard==2.21.0',
    'numpy==2.4.6',
    // Some 20 MB with what it needs; it computes with the PyTorch that is there already.
    'keras==3.15.1',
    // Its checker judges the models that are written.
    'onnx==1.23.2',
  ],
});

/** What only the bench compares with. */
const bench = pythonEnvironment({
  name: 'the Python the bench compares with',
  folder: 'python-bench',
  packages: ['jax==0.9.1', 'jaxlib==0.9.1', 'numpy==2.4.6'],
});

export const pythonReaders = readers.step;
/** The Python that has the readers. */
export const READERS_PYTHON = readers.python;

export const benchPython = bench.step;
export const BENCH_PYTHON = bench.python;
