import { matMul, product, transpose } from '../graph/matrices.ts';
import { add, sum } from '../graph/ops.ts';
import type { Tensor } from '../graph/graph.ts';
import { isNarrow, isTransposed } from '../program/transposedKernels.ts';

/** y = x weight + bias, for x [batch, inputs], weight [inputs, outputs], bias [outputs]. */
export function linearForward(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  return add(isNarrow(weight.shape) ? product(x, weight) : matMul(x, weight), bias);
}

/** Gradients of weight and bias, given the layer's input and the gradient by its output. */
export function linearParameterGradients(
  x: Tensor,
  outputGradient: Tensor,
): { weight: Tensor; bias: Tensor } {
  return { weight: weightGradient(x, outputGradient), bias: sum(outputGradient, [0]) };
}

/** The product of x, transposed, and the gradient by the output. */
function weightGradient(x: Tensor, outputGradient: Tensor): Tensor {
  const shape = [x.shape[1] ?? 0, outputGradient.shape[1] ?? 0];
  if (!isNarrow(shape)) return matMul(x, outputGradient, { transposeA: true });
  return isTransposed(shape)
    ? transpose(product(transpose(outputGradient), x))
    : product(transpose(x), outputGradient);
}

/** Gradient by the layer's input; not needed for the first layer. */
export function linearInputGradient(weight: Tensor, outputGradient: Tensor): Tensor {
  return isNarrow(weight.shape)
    ? product(outputGradient, transpose(weight))
    : matMul(outputGradient, weight, { transposeB: true });
}
