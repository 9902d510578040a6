import type { Tensor } from '../graph/graph.ts';
import { add, divide, mean, multiply, scalar, sqrt, square, subtract, sum } from '../graph/ops.ts';

/** What the forward pass in train mode leaves for the backward pass and the running statistics. */
export interface BatchNormTrace {
  output: Tensor;
  /** The normalized input, before gamma and beta [batch, units]. */
  normalized: Tensor;
  /** 1 / sqrt(biased variance + epsilon) [units]. */
  inverseDeviation: Tensor;
  batchMean: Tensor;
  /** Over m, as the batch is normalized by. */
  biasedVariance: Tensor;
}

/**
 * Train mode: each unit is normalized by the mean and biased variance of this batch
 * (Ioffe and Szegedy 2015, algorithm 1). x [batch, units]; gamma and beta [units]; epsilon a scalar.
 */
export function batchNormTrain(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  epsilon: Tensor,
): BatchNormTrace {
  const batchMean = mean(x, [0]);
  const centred = subtract(x, batchMean);
  const biasedVariance = mean(square(centred), [0]);
  const inverseDeviation = divide(scalar(x.graph, 1), sqrt(add(biasedVariance, epsilon)));
  const normalized = multiply(centred, inverseDeviation);
  return {
    output: add(multiply(normalized, gamma), beta),
    normalized,
    inverseDeviation,
    batchMean,
    biasedVariance,
  };
}

/** Eval mode: the running statistics stand in for the batch's, so that no example feels its neighbours. */
export function batchNormEval(
  x: Tensor,
  {
    gamma,
    beta,
    runningMean,
    runningVariance,
  }: Record<'gamma' | 'beta' | 'runningMean' | 'runningVariance', Tensor>,
  epsilon: Tensor,
): Tensor {
  const scale = divide(gamma, sqrt(add(runningVariance, epsilon)));
  return add(multiply(subtract(x, runningMean), scale), beta);
}

/**
 * Gradients of gamma, beta and the input through train mode, in the usual collected form: with g the
 * gradient by the output and h the normalized input,
 * dx = gamma * inverseDeviation * (g - mean(g) - h * mean(g * h)).
 */
export function batchNormBackward(outputGradient: Tensor, gamma: Tensor, trace: BatchNormTrace) {
  const batch = scalar(gamma.graph, outputGradient.shape[0] ?? 1);
  const beta = sum(outputGradient, [0]);
  const gammaGradient = sum(multiply(outputGradient, trace.normalized), [0]);
  const centred = subtract(outputGradient, divide(beta, batch));
  const projected = subtract(centred, multiply(trace.normalized, divide(gammaGradient, batch)));
  const input = multiply(projected, multiply(gamma, trace.inverseDeviation));
  return { gamma: gammaGradient, beta, input };
}

/**
 * The running statistics after this batch: running = (1 - momentum) running + momentum batch, where
 * the variance fed in is the unbiased one, m / (m - 1) times the biased (PyTorch's BatchNorm1d).
 */
export function updateRunningStatistics(
  runningMean: Tensor,
  runningVariance: Tensor,
  trace: BatchNormTrace,
  momentum: Tensor,
) {
  const graph = momentum.graph;
  const batch = trace.output.shape[0] ?? 1;
  const unbiasedVariance = multiply(trace.biasedVariance, scalar(graph, batch / (batch - 1)));
  const keep = subtract(scalar(graph, 1), momentum);
  const blend = (running: Tensor, now: Tensor) =>
    add(multiply(keep, running), multiply(momentum, now));
  return {
    runningMean: blend(runningMean, trace.batchMean),
    runningVariance: blend(runningVariance, unbiasedVariance),
  };
}
