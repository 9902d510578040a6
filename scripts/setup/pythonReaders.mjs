import { pythonEnvironment } from './pythonEnvironment.mjs';

/** Other programs' readers of what the workbench exports; PyTorch is the one the course uses. */
const { step, python } = pythonEnvironment({
  name: 'the Python readers tests compare with',
  folder: 'python-readers',
  packages: [
    'torch==2.13.0',
    'safetensors==0.8.0',
    'tensorboard==2.21.0',
    'numpy==2.4.6',
    // Some 20 MB with what it needs; it computes with the PyTorch that is there already.
    'keras==3.15.1',
  ],
});

export const pythonReaders = step;
/** The Python that has the readers. */
export const READERS_PYTHON = python;
