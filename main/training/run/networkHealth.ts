import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { PerNetwork } from '../../../shared/domain/metrics.ts';
import { INACTIVE_SLOPE } from '../../../shared/domain/recording.ts';
import type { HealthLine, NetworkHealth } from '../../../shared/domain/recording.ts';
import { jsonNumbers, quantilesOf } from '../jsonNumbers.ts';

type Activation = ExperimentConfig['activation'];

/** The probe's numbers of one network, as TensorFlow gives them. */
export interface ProbedNetwork {
  /** Of each hidden layer: what comes into the activation [some of the examples, units], and the units' mean slopes. */
  layers: { input: Float32Array; slopes: Float32Array }[];
  /** Norm of the gradient of each Linear's weight. */
  gradients: Float32Array;
}

/** A probe of both networks after `step` steps. */
export interface Probe {
  epoch: number;
  step: number;
  activation: Activation;
  networks: PerNetwork<ProbedNetwork>;
}

/** The probe as it is saved. */
export const healthLine = ({ epoch, step, activation, networks }: Probe): HealthLine => ({
  kind: 'health',
  epoch,
  step,
  bn: networkHealth(networks.bn, activation),
  plain: networkHealth(networks.plain, activation),
});

const networkHealth = (
  { layers, gradients }: ProbedNetwork,
  activation: Activation,
): NetworkHealth => ({
  layers: layers.map(({ input, slopes }) => ({
    quantiles: quantilesOf(input),
    inactive: slopes.filter((slope) => slope <= INACTIVE_SLOPE[activation]).length / slopes.length,
  })),
  gradients: jsonNumbers(gradients),
});
