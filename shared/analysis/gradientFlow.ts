import type { ExperimentConfig } from '../domain/config.ts';
import type { NetworkHealth } from '../domain/recording.ts';

/** From here on the first layer's gradient counts as vanishing: so many times smaller than the last's. */
const VANISHING = 10;
/** From here on a gradient's norm counts as exploding: two orders above those of a network that learns. */
const EXPLODING = 100;

export type FlowKind = 'vanishing' | 'exploding' | 'overflow' | 'silent' | 'steady';

/** How a gradient came through a network, from the norms of each Linear's weight gradient. */
export interface GradientFlow {
  /** `overflow`: some norm is not finite; `silent`: all of them are 0. */
  kind: FlowKind;
  first: number | null;
  last: number | null;
  /** How many times smaller the first is than the last; infinite where the first is 0. Null without both. */
  lastToFirst: number | null;
  /** Null where one is not finite. */
  largest: number | null;
}

export function gradientFlow({ gradients }: Pick<NetworkHealth, 'gradients'>): GradientFlow {
  const first = gradients[0] ?? null;
  const last = gradients.at(-1) ?? null;
  const finite = gradients.filter((norm) => norm !== null);
  const isFinite = finite.length === gradients.length && finite.length > 0;
  const largest = isFinite ? Math.max(...finite) : null;
  const lastToFirst = first === null || last === null || last === 0 ? null : last / first;
  return { kind: kindOf(largest, lastToFirst), first, last, lastToFirst, largest };
}

function kindOf(largest: number | null, lastToFirst: number | null): FlowKind {
  if (largest === null) return 'overflow';
  if (largest === 0) return 'silent';
  if (largest >= EXPLODING) return 'exploding';
  return lastToFirst !== null && lastToFirst >= VANISHING ? 'vanishing' : 'steady';
}

/** The root of the mean square of an activation's slope about 0: of a ReLU half is 1 and half is 0. */
const SLOPE_AT_ZERO: Record<ExperimentConfig['activation'], number> = {
  relu: Math.SQRT1_2,
  sigmoid: 0.25,
  tanh: 1,
};

/** Standard deviation of the weights between two hidden layers of `units` each (see `main/training/run/initialize.ts`). */
function weightDeviation(
  { initialization, initializationSigma }: FlowConfig,
  units: number,
): number {
  switch (initialization) {
    case 'normal':
      return initializationSigma;
    case 'pytorch':
      return 1 / Math.sqrt(3 * units);
    case 'xavier':
      return 1 / Math.sqrt(units);
    case 'he':
      return Math.sqrt(2 / units);
  }
}

type FlowConfig = Pick<
  ExperimentConfig,
  'activation' | 'initialization' | 'initializationSigma' | 'hiddenSizes'
>;

/**
 * By what a hidden layer of fresh weights multiplies the gradient that comes back through it, in the
 * mean: slope x sqrt(units) x standard deviation of the weights (Glorot and Bengio 2010, equation 6, near
 * 0 of the activation). Null where the hidden layers are not all of one width.
 */
export function expectedFactor(config: FlowConfig): number | null {
  const [units] = config.hiddenSizes;
  if (units === undefined || config.hiddenSizes.some((size) => size !== units)) return null;
  return SLOPE_AT_ZERO[config.activation] * Math.sqrt(units) * weightDeviation(config, units);
}
