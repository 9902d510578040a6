import type { Tensor } from '../graph/graph.ts';
import {
  add,
  divide,
  mean,
  multiply,
  reshape,
  scalar,
  sqrt,
  square,
  subtract,
  sum,
} from '../graph/ops.ts';
import type { NormalizationOps } from './normalizationLayer.ts';

/** Mean of each example over its features [batch, 1]. */
const featureMean = (x: Tensor): Tensor => reshape(mean(x, [1]), [x.shape[0] ?? 1, 1]);

/**
 * Layer normalization (Ba, Kiros and Hinton 2016, section 3.1; PyTorch's LayerNorm). Statistics are
 * [batch, 1], gamma and beta [units]. Nothing is taken from the batch: no running statistics are
 * needed, and eval mode is train mode.
 */
export const layerNorm: NormalizationOps = {
  /** Each example is normalized by the mean and biased variance of its own features. */
  forwardTrain(x, variables, epsilon) {
    const ownMean = featureMean(x);
    const centered = subtract(x, ownMean);
    const biasedVariance = featureMean(square(centered));
    const inverseDeviation = divide(scalar(x.graph, 1), sqrt(add(biasedVariance, epsilon)));
    const normalized = multiply(centered, inverseDeviation);
    const output = add(multiply(normalized, variables('gamma')), variables('beta'));
    return { output, normalized, mean: ownMean, biasedVariance, inverseDeviation };
  },

  forwardEval(x, variables, epsilon) {
    return layerNorm.forwardTrain(x, variables, epsilon).output;
  },

  /**
   * With g the gradient by the output times gamma and h the normalized input,
   * dx = inverseDeviation * (g - mean(g) - h * mean(g * h)), the means over the features. Gamma is
   * inside of them here, as it differs from feature to feature.
   */
  backward(outputGradient, gamma, { normalized, inverseDeviation }) {
    const scaled = multiply(outputGradient, gamma);
    const centered = subtract(scaled, featureMean(scaled));
    const along = multiply(normalized, featureMean(multiply(scaled, normalized)));
    return {
      gamma: sum(multiply(outputGradient, normalized), [0]),
      beta: sum(outputGradient, [0]),
      input: multiply(subtract(centered, along), inverseDeviation),
    };
  },

  updateRunning: null,
};
