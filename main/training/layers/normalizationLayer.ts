import type { Tensor } from '../graph/graph.ts';

/** Reads an array of the layer by its role: `gamma`, `runningMean`, ... */
export type LayerVariables = (role: string) => Tensor;

/** What a normalization leaves of a forward pass in train mode, for the backward pass and running statistics. */
export interface NormalizationTrace {
  /** [batch, units] */
  output: Tensor;
  /** The normalized input, before gamma and beta [batch, units]. */
  normalized: Tensor;
  /** What the input was normalized by: its mean, biased variance, and 1 / sqrt(that variance + epsilon). */
  mean: Tensor;
  biasedVariance: Tensor;
  inverseDeviation: Tensor;
}

export interface RunningTensors {
  runningMean: Tensor;
  runningVariance: Tensor;
}

/** All that training and evaluation need of a normalization; x is [batch, units], epsilon and momentum scalars. */
export interface NormalizationOps {
  forwardTrain(x: Tensor, variables: LayerVariables, epsilon: Tensor): NormalizationTrace;
  forwardEval(x: Tensor, variables: LayerVariables, epsilon: Tensor): Tensor;
  /** Gradients of gamma, beta (null where there is none) and the input through train mode, given the gradient by the output. */
  backward(
    outputGradient: Tensor,
    gamma: Tensor,
    trace: NormalizationTrace,
  ): { gamma: Tensor; beta: Tensor | null; input: Tensor };
  /** The running statistics after this batch; null for a normalization that keeps none. */
  updateRunning:
    | ((running: RunningTensors, trace: NormalizationTrace, momentum: Tensor) => RunningTensors)
    | null;
}
