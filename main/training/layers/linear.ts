import { add, matMul, sum } from '../graph/ops.ts';
import type { Tensor } from '../graph/graph.ts';

/** y = x weight + bias, for x [batch, inputs], weight [inputs, outputs], bias [outputs]. */
export function linearForward(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  return add(matMul(x, weight), bias);
}

/** Gradients of weight and bias, given the layer's input and the gradient by its output. */
export function linearParameterGradients(
  x: Tensor,
  outputGradient: Tensor,
): { weight: Tensor; bias: Tensor } {
  return {
    weight: matMul(x, outputGradient, { transposeA: true }),
    bias: sum(outputGradient, [0]),
  };
}

/** Gradient by the layer's input; not needed for the first layer. */
export function linearInputGradient(weight: Tensor, outputGradient: Tensor): Tensor {
  return matMul(outputGradient, weight, { transposeB: true });
}
