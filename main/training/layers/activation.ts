import type { Activation } from '../../../shared/domain/config.ts';
import type { Tensor } from '../graph/graph.ts';
import { relu, reluGradient, sigmoid, sigmoidGradient, tanh, tanhGradient } from '../graph/ops.ts';

interface ActivationOps {
  forward: (x: Tensor) => Tensor;
  /** Gradient by the input, given the gradient by the output and the output itself. */
  backward: (outputGradient: Tensor, output: Tensor) => Tensor;
}

export const ACTIVATION_OPS: Record<Activation, ActivationOps> = {
  relu: { forward: relu, backward: reluGradient },
  sigmoid: { forward: sigmoid, backward: sigmoidGradient },
  tanh: { forward: tanh, backward: tanhGradient },
};
