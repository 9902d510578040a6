import { add, divide, multiply, scalar, sqrt, square, subtract, sum, zeros } from '../graph/ops.ts';
import type { NormalizationOps } from './normalizationLayer.ts';
import { rowMean } from './rows.ts';

/**
 * RMS normalization (Zhang and Sennrich 2019; PyTorch's RMSNorm): each example is divided by the root
 * of the mean square of its features. No mean is subtracted, and there is no beta.
 */
export const rmsNorm: NormalizationOps = {
  forwardTrain(x, variables, epsilon) {
    const meanSquare = rowMean(square(x));
    const inverseDeviation = divide(scalar(x.graph, 1), sqrt(add(meanSquare, epsilon)));
    const normalized = multiply(x, inverseDeviation);
    return {
      output: multiply(normalized, variables('gamma')),
      normalized,
      mean: zeros(x.graph, [x.shape[0] ?? 1, 1]),
      biasedVariance: meanSquare,
      inverseDeviation,
    };
  },

  forwardEval(x, variables, epsilon) {
    return rmsNorm.forwardTrain(x, variables, epsilon).output;
  },

  /**
   * With g the gradient by the output times gamma and h the normalized input,
   * dx = inverseDeviation * (g - h * mean(g * h)), the mean over the features.
   */
  backward(outputGradient, gamma, { normalized, inverseDeviation }) {
    const scaled = multiply(outputGradient, gamma);
    const along = multiply(normalized, rowMean(multiply(scaled, normalized)));
    return {
      gamma: sum(multiply(outputGradient, normalized), [0]),
      beta: null,
      input: multiply(subtract(scaled, along), inverseDeviation),
    };
  },

  updateRunning: null,
};
