/** From this size on, joining and slicing an array costs more than the loop that is saved. */
export const LARGE = 4096;

/** Up to this many outputs the compiler's own matrix loops beat the libraries it can call. */
const NARROW = 64;

/**
 * Whether the products of a Linear with this weight [inputs, outputs] are written without a transposed
 * factor, as the compiler's own loops want them: what has to be turned is then turned in memory first.
 */
export const isNarrow = ([, outputs = 0]: readonly number[]) => outputs <= NARROW;

/**
 * Whether a training loop keeps this weight, and the optimizer's slots of it, as [outputs, inputs]: so
 * the gradient of a narrow layer with many inputs comes out when only its smaller factor is turned.
 */
export function liesTurned(shape: readonly number[]): boolean {
  const [inputs = 0, outputs = 0] = shape;
  return isNarrow(shape) && inputs > outputs && inputs * outputs >= LARGE;
}
