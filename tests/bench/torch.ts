import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { READERS_PYTHON } from '../../scripts/setup/testTools/pythonEnvironments.mjs';
import { writeFiles } from '../support/idxSets.ts';
import { gzippedMnist } from '../support/mnist.ts';
import type { Contender } from './contenders.ts';
import { ENVIRONMENT } from './environment.ts';

const PYTHONS = [process.platform === 'win32' ? 'python' : 'python3', READERS_PYTHON];
const SCRIPT = join(import.meta.dirname, '../../../shared/reference/pytorch_lab.py');
const run = promisify(execFile);

/** Trains the lab with PyTorch eager in a process of its own; tells the seconds of training and evaluation of each epoch. */
export type TorchLab = (
  epochs: number,
  threads?: Record<string, string>,
) => Promise<{ train: number; evaluate: number }[]>;

/** Null where no Python has torch. */
export async function torchLab(): Promise<TorchLab | null> {
  const able = await Promise.all(
    PYTHONS.map((python) =>
      run(python, [SCRIPT, '--help']).then(
        () => python,
        () => null,
      ),
    ),
  );
  const python = able.find((each) => each !== null);
  if (python === undefined) return null;
  const data = await gzippedFolder();
  return async (epochs, threads = {}) => {
    const args = [SCRIPT, '--data', data, '--epochs', String(epochs), '--json'];
    const { stdout } = await run(python, args, { env: { ...ENVIRONMENT, ...threads } });
    const lines = stdout.trim().split('\n');
    return lines.map(
      (line) => (JSON.parse(line) as { seconds: { train: number; evaluate: number } }).seconds,
    );
  };
}

/**
 * PyTorch eager, one process an epoch: as it is, and on one thread, which such small layers can be
 * faster on. Empty where no Python has torch.
 */
export async function torchContenders(): Promise<Contender[]> {
  const lab = await torchLab();
  if (lab === null) return [];
  const contender = (name: string, threads: Record<string, string>): Contender => ({
    name,
    evaluates: false,
    note: 'reference/pytorch_lab.py',
    epoch: async () => (await lab(1, threads))[0]?.train ?? NaN,
  });
  return [contender('PyTorch eager', {}), contender('PyTorch, 1 thread', { OMP_NUM_THREADS: '1' })];
}

/** MNIST as the reference program reads it. The folder is removed when the process ends. */
async function gzippedFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return writeFiles(folder, Object.fromEntries(await gzippedMnist()));
}
