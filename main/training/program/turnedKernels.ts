import type { Tensor } from '../graph/graph.ts';
import { transpose } from '../graph/matrices.ts';
import { reshape } from '../graph/ops.ts';
import { liesTurned } from './kernelShapes.ts';
import type { Pack } from './packing.ts';

/**
 * Packed vectors with the kernels that a training loop keeps turned (`liesTurned`) turned over: from
 * [inputs, outputs] to the loop's [outputs, inputs], or `back`. All others are left as they are.
 */
export function turnKernels(
  packs: readonly Pack[],
  vectors: readonly Tensor[],
  direction: 'over' | 'back',
): Tensor[] {
  return vectors.map((vector, index) => {
    const [kernel, second] = packs[index]?.variables ?? [];
    if (kernel === undefined || second !== undefined || !liesTurned(kernel.shape)) return vector;
    const shape = direction === 'over' ? kernel.shape : [...kernel.shape].reverse();
    return reshape(transpose(reshape(vector, shape)), vector.shape);
  });
}
