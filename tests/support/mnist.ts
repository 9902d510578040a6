import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder of the real data set: BATCHNORM_WORKBENCH_DATA, else `../shared/mnist` beside the
 * project; null (said once) where neither has it, and tests that need it are then skipped.
 */
export function mnistFolder(): string | null {
  const beside = resolve(import.meta.dirname, '../../../shared/mnist');
  const folder = process.env['BATCHNORM_WORKBENCH_DATA'] ?? beside;
  if (
    existsSync(join(folder, 'train-images-idx3-ubyte.gz')) ||
    existsSync(join(folder, 'train-images-idx3-ubyte'))
  ) {
    return folder;
  }
  console.warn(
    'MNIST is missing: set BATCHNORM_WORKBENCH_DATA to its folder to run the tests that need it.',
  );
  return null;
}
