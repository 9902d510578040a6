import { add, multiply, sum } from '../graph/ops.ts';
import type { NormalizationOps } from './normalizationLayer.ts';
import { normalizeRows, normalizeRowsGradient } from './rows.ts';

/**
 * Layer normalization (Ba, Kiros and Hinton 2016, section 3.1; PyTorch's LayerNorm). Statistics are
 * [batch, 1], gamma and beta [units]. Nothing is taken from the batch: no running statistics are
 * needed, and eval mode is train mode.
 */
export const layerNorm: NormalizationOps = {
  /** Each example is normalized by the mean and biased variance of its own features. */
  forwardTrain(x, variables, epsilon) {
    const rows = normalizeRows(x, epsilon);
    const output = add(multiply(rows.normalized, variables('gamma')), variables('beta'));
    return { output, ...rows };
  },

  forwardEval(x, variables, epsilon) {
    return layerNorm.forwardTrain(x, variables, epsilon).output;
  },

  /** Gamma differs from feature to feature, so it is multiplied in before the means over the features. */
  backward(outputGradient, gamma, trace) {
    return {
      gamma: sum(multiply(outputGradient, trace.normalized), [0]),
      beta: sum(outputGradient, [0]),
      input: normalizeRowsGradient(multiply(outputGradient, gamma), trace),
    };
  },

  updateRunning: null,
};
