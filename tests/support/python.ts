import { spawnSync } from 'node:child_process';
import { READERS_PYTHON } from '../../scripts/setup/testTools/pythonEnvironments.mjs';

/**
 * Runs a program in the Python that has the readers of our exports. It is given `input` as JSON on its
 * standard input, and answers in JSON on its standard output.
 */
export function askPython(program: string, input: unknown): unknown {
  const { status, stdout, stderr, error } = spawnSync(READERS_PYTHON, ['-c', program], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    env: { ...process.env, CUDA_VISIBLE_DEVICES: '', TF_CPP_MIN_LOG_LEVEL: '3' },
  });
  if (status !== 0) throw new Error(error?.message ?? stderr);
  return JSON.parse(stdout);
}
