import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runShowingSeconds, succeeds } from './command.mjs';
import { cacheFolder } from './paths.mjs';
import { SetupProblem } from './problem.mjs';

/** Other programs' readers of what the workbench exports; PyTorch is the one the course uses. */
const PACKAGES = ['torch==2.13.0', 'safetensors==0.8.0', 'tensorboard==2.21.0', 'numpy==2.4.6'];

const FOLDER = path.join(cacheFolder(), 'python-readers');
const STAMP = path.join(FOLDER, 'packages');
const BIN = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';

/** The Python that has the readers. */
export const READERS_PYTHON = path.join(FOLDER, BIN);

/** @type {import('./steps.mjs').Step} */
export const pythonReaders = {
  name: 'the Python readers tests compare with',
  isDone: () => stamp() === PACKAGES.join('\n') && succeeds(READERS_PYTHON),
  async run() {
    const python = ['python3', 'python'].find((name) => succeeds(name, ['-c', 'import venv']));
    if (!python) {
      throw new SetupProblem(
        'The tests that read exported files in Python need Python 3 with venv; install it and run the tests again.',
      );
    }
    rmSync(FOLDER, { recursive: true, force: true });
    const problem = () =>
      `The tests that read exported files in Python need ${PACKAGES.join(', ')}, which pip could not install; check the network and pip's index setting.`;
    // What the machine has of them already, PyTorch above all, is not fetched again.
    const making = ['-m', 'venv', '--system-site-packages', FOLDER];
    await runShowingSeconds({
      label: 'Making a Python environment for tests',
      command: python,
      args: making,
      problem,
    });
    await runShowingSeconds({
      label: `Installing ${PACKAGES.join(', ')} for tests`,
      command: READERS_PYTHON,
      args: ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES],
      problem,
    });
    writeFileSync(STAMP, PACKAGES.join('\n'));
  },
};

function stamp() {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return '';
  }
}
