import type { ExperimentConfig, Optimizer } from '../../../shared/domain/config.ts';
import type { Tensor } from '../graph/graph.ts';
import { add, divide, multiply, scalar, sqrt, square, subtract } from '../graph/ops.ts';

/** A parameter vector and the optimizer's slots of it after a step. */
interface Updated {
  parameter: Tensor;
  slots: Tensor[];
}

interface OptimizerRule {
  /** Names of the vectors kept beside each parameter. */
  slots: readonly string[];
  /** The step's numbers that depend on its number alone, in float64. `step` counts from 1. */
  coefficients: (step: number, learningRate: number) => [number, number];
  update: (
    parameter: Tensor,
    gradient: Tensor,
    slots: readonly Tensor[],
    coefficients: readonly [Tensor, Tensor],
  ) => Updated;
}

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const ADAM_EPSILON = 1e-8;
const MOMENTUM = 0.9;

function slot(slots: readonly Tensor[], index: number): Tensor {
  const tensor = slots[index];
  if (tensor === undefined) throw new Error('an optimizer slot is missing');
  return tensor;
}

/** PyTorch's three rules (`torch.optim.Adam`, `SGD`, `SGD(momentum=0.9)`), element by element on packed vectors. */
export const OPTIMIZER_RULES: Record<Optimizer, OptimizerRule> = {
  adam: {
    slots: ['firstMoment', 'secondMoment'],
    // Computed here and not in the graph: 1 - 0.999^t in float32 is off enough to lead Adam astray within 200 steps.
    coefficients: (step, learningRate) => [
      learningRate / (1 - BETA_1 ** step),
      1 / Math.sqrt(1 - BETA_2 ** step),
    ],
    update: (parameter, gradient, slots, [stepSize, secondCorrection]) => {
      const { graph } = parameter;
      const first = add(
        multiply(scalar(graph, BETA_1), slot(slots, 0)),
        multiply(scalar(graph, 1 - BETA_1), gradient),
      );
      const second = add(
        multiply(scalar(graph, BETA_2), slot(slots, 1)),
        multiply(scalar(graph, 1 - BETA_2), square(gradient)),
      );
      const denominator = add(
        multiply(sqrt(second), secondCorrection),
        scalar(graph, ADAM_EPSILON),
      );
      const moved = subtract(parameter, divide(multiply(stepSize, first), denominator));
      return { parameter: moved, slots: [first, second] };
    },
  },
  sgd: {
    slots: [],
    coefficients: (_step, learningRate) => [learningRate, 0],
    update: (parameter, gradient, _slots, [stepSize]) => ({
      parameter: subtract(parameter, multiply(stepSize, gradient)),
      slots: [],
    }),
  },
  momentum: {
    slots: ['velocity'],
    coefficients: (_step, learningRate) => [learningRate, 0],
    update: (parameter, gradient, slots, [stepSize]) => {
      const velocity = add(multiply(scalar(parameter.graph, MOMENTUM), slot(slots, 0)), gradient);
      return { parameter: subtract(parameter, multiply(stepSize, velocity)), slots: [velocity] };
    },
  },
};

/** The coefficients of steps `firstStep` to `firstStep + count - 1`, row by row [count, 2]. */
export function stepCoefficients(
  config: Pick<ExperimentConfig, 'optimizer' | 'learningRate'>,
  firstStep: number,
  count: number,
): Float32Array {
  const rule = OPTIMIZER_RULES[config.optimizer];
  const rows = Array.from({ length: count }, (_, index) =>
    rule.coefficients(firstStep + index, config.learningRate),
  );
  return Float32Array.from(rows.flat());
}
