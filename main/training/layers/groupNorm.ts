import type { Tensor } from '../graph/graph.ts';
import { add, multiply, reshape, sum } from '../graph/ops.ts';
import type { NormalizationOps } from './normalizationLayer.ts';
import { normalizeRows, normalizeRowsGradient } from './rows.ts';

/**
 * Group normalization (Wu and He 2018; PyTorch's GroupNorm): LayerNorm over each of `groups` equal
 * groups of neighboring features. Laid out as [batch * groups, units / groups], a group is a row.
 * Statistics are [batch * groups, 1], gamma and beta [units].
 */
export function groupNorm(groups: number): NormalizationOps {
  const asRows = (x: Tensor) => {
    const [batch = 1, units = 1] = x.shape;
    return reshape(x, [batch * groups, units / groups]);
  };

  const ops: NormalizationOps = {
    forwardTrain(x, variables, epsilon) {
      const rows = normalizeRows(asRows(x), epsilon);
      const normalized = reshape(rows.normalized, x.shape);
      const output = add(multiply(normalized, variables('gamma')), variables('beta'));
      return { output, ...rows, normalized };
    },

    forwardEval(x, variables, epsilon) {
      return ops.forwardTrain(x, variables, epsilon).output;
    },

    backward(outputGradient, gamma, { normalized, inverseDeviation }) {
      const scaled = asRows(multiply(outputGradient, gamma));
      const rows = { normalized: asRows(normalized), inverseDeviation };
      return {
        gamma: sum(multiply(outputGradient, normalized), [0]),
        beta: sum(outputGradient, [0]),
        input: reshape(normalizeRowsGradient(scaled, rows), outputGradient.shape),
      };
    },

    updateRunning: null,
  };
  return ops;
}
