import { pythonEnvironment } from './pythonEnvironment.mjs';

/** What only the bench compares with. */
const { step, python } = pythonEnvironment({
  name: 'the Python the bench compares with',
  folder: 'python-bench',
  packages: ['jax==0.9.1', 'jaxlib==0.9.1', 'numpy==2.4.6'],
});

export const benchPython = step;
export const BENCH_PYTHON = python;
