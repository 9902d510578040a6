import { add, divide, mean, multiply, scalar, sqrt, square, subtract, sum } from '../graph/ops.ts';
import type { NormalizationOps } from './normalizationLayer.ts';

/** Batch normalization (Ioffe and Szegedy 2015, algorithm 1). Statistics, gamma and beta are [units]. */
export const batchNorm: NormalizationOps = {
  /** Each unit is normalized by the mean and biased variance of this batch. */
  forwardTrain(x, variables, epsilon) {
    const batchMean = mean(x, [0]);
    const centered = subtract(x, batchMean);
    const biasedVariance = mean(square(centered), [0]);
    const inverseDeviation = divide(scalar(x.graph, 1), sqrt(add(biasedVariance, epsilon)));
    const normalized = multiply(centered, inverseDeviation);
    const output = add(multiply(normalized, variables('gamma')), variables('beta'));
    return { output, normalized, mean: batchMean, biasedVariance, inverseDeviation };
  },

  /** The running statistics stand in for the batch's, so that no example feels its neighbors. */
  forwardEval(x, variables, epsilon) {
    const scale = divide(variables('gamma'), sqrt(add(variables('runningVariance'), epsilon)));
    return add(multiply(subtract(x, variables('runningMean')), scale), variables('beta'));
  },

  /**
   * In the usual collected form: with g the gradient by the output and h the normalized input,
   * dx = gamma * inverseDeviation * (g - mean(g) - h * mean(g * h)), the means over the batch.
   */
  backward(outputGradient, gamma, { normalized, inverseDeviation }) {
    const batch = scalar(gamma.graph, outputGradient.shape[0] ?? 1);
    const beta = sum(outputGradient, [0]);
    const gammaGradient = sum(multiply(outputGradient, normalized), [0]);
    const centered = subtract(outputGradient, divide(beta, batch));
    const projected = subtract(centered, multiply(normalized, divide(gammaGradient, batch)));
    const input = multiply(projected, multiply(gamma, inverseDeviation));
    return { gamma: gammaGradient, beta, input };
  },

  /**
   * running = (1 - momentum) running + momentum batch, where the variance fed in is the unbiased one,
   * m / (m - 1) times the biased (PyTorch's BatchNorm1d).
   */
  updateRunning({ runningMean, runningVariance }, { mean: batchMean, ...trace }, momentum) {
    const graph = momentum.graph;
    const batch = trace.output.shape[0] ?? 1;
    const unbiasedVariance = multiply(trace.biasedVariance, scalar(graph, batch / (batch - 1)));
    const keep = subtract(scalar(graph, 1), momentum);
    const blend = (running: typeof keep, now: typeof keep) =>
      add(multiply(keep, running), multiply(momentum, now));
    return {
      runningMean: blend(runningMean, batchMean),
      runningVariance: blend(runningVariance, unbiasedVariance),
    };
  },
};
