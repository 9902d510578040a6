import type { Tensor } from '../graph/graph.ts';
import { transpose } from '../graph/matrices.ts';
import { reshape } from '../graph/ops.ts';
import type { Pack } from './packing.ts';

/** From this size on, joining and slicing an array costs more than the loop that is saved. */
export const LARGE = 4096;

/** Up to this many outputs the compiler's own matrix loops beat the libraries it can call. */
const NARROW = 64;

/**
 * Whether the products of a Linear with this weight [inputs, outputs] are written without a transposed
 * factor, as the compiler's own loops want them: the factor is then transposed in memory first.
 */
export const isNarrow = ([, outputs = 0]: readonly number[]) => outputs <= NARROW;

/**
 * Whether a training loop keeps this weight, and the optimizer's slots of it, as [outputs, inputs]: so
 * the gradient of a narrow layer with many inputs comes out when only its smaller factor is transposed.
 */
export function isTransposed(shape: readonly number[]): boolean {
  const [inputs = 0, outputs = 0] = shape;
  return isNarrow(shape) && inputs > outputs && inputs * outputs >= LARGE;
}

/**
 * Packed vectors in which the kernels that a training loop keeps transposed (`isTransposed`) are
 * transposed: from [inputs, outputs] to the loop's [outputs, inputs], or from the loop's. All other
 * vectors stay as they are.
 */
export function transposeKernels(
  packs: readonly Pack[],
  vectors: readonly Tensor[],
  direction: 'toLoop' | 'fromLoop',
): Tensor[] {
  return vectors.map((vector, index) => {
    const [kernel, second] = packs[index]?.variables ?? [];
    if (kernel === undefined || second !== undefined || !isTransposed(kernel.shape)) return vector;
    const shape = direction === 'toLoop' ? kernel.shape : [...kernel.shape].reverse();
    return reshape(transpose(reshape(vector, shape)), vector.shape);
  });
}
