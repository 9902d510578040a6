import type { ExperimentConfig } from './config.ts';
import { perNetwork } from './metrics.ts';
import { buffersOf, elementsOf, networksOf } from './networks.ts';
import type { Network } from './networks.ts';
import { z } from './schema.ts';

/** Numbers of which those JSON cannot hold (NaN, infinity) are null. */
const numbers = z.array(z.number().nullable());

/** One network on the probe batch: the first examples of the valid split, the same ones all along, in train mode. */
const networkHealthSchema = z.strictObject({
  /** One entry a hidden layer. */
  layers: z.array(
    z.strictObject({
      /** Of what comes into the activation, over all units and at least 16 of the examples, at `QUANTILE_LEVELS`. */
      quantiles: numbers,
      /** Share of units that are dead (ReLU) or saturated (sigmoid, tanh): see `INACTIVE_SLOPE`. */
      inactive: z.number().min(0).max(1),
    }),
  ),
  /** Euclidean norm of the gradient of each Linear's weight, first to last. */
  gradients: numbers,
});
export type NetworkHealth = z.infer<typeof networkHealthSchema>;

/** One line of `layers.jsonl`: how both networks are after `step` steps (0: before the first). */
export const healthLineSchema = perNetwork(networkHealthSchema).extend({
  kind: z.literal('health'),
  epoch: z.int().min(0),
  step: z.int().min(0),
});
export type HealthLine = z.infer<typeof healthLineSchema>;

/** Most examples of the probe batch. */
export const PROBE_EXAMPLES = 256;

/**
 * A unit is inactive when the mean slope of its activation over the probe batch is not above this: a
 * ReLU that is 0 for every example, a sigmoid or tanh with under a tenth of its steepest slope (1/4, 1).
 */
export const INACTIVE_SLOPE: Record<ExperimentConfig['activation'], number> = {
  relu: 0,
  sigmoid: 0.025,
  tanh: 0.1,
};

const HEALTH_LINES_PER_EPOCH = 5;
const MOST_HEALTH_LINES = 1000;
const MOMENTS_BYTES = 16_000_000;
const RUNNING_BYTES = 4_000_000;

/** The units of each layer of a network that keeps running statistics, in order. */
export const normUnitsOf = (network: Network): number[] =>
  buffersOf(network)
    .filter(({ name }) => name.endsWith('.runningMean'))
    .map(elementsOf);

/** Bytes of one record of batch moments or running statistics: a step number, then mean and variance of every unit. */
export const recordBytesOf = (units: readonly number[]): number =>
  4 + 8 * units.reduce((sum, each) => sum + each, 0);

/** What is recorded of a run's layers, as a function of its config and the data's size alone. */
export interface RecordingPlan {
  units: number[];
  /** Every how many steps the batch moments are kept: 1 unless the file would pass 16 MB. */
  momentsEvery: number;
  /** Every how many chunks the running statistics are kept: 1 unless the file would pass 4 MB. */
  runningEvery: number;
  /** Whether the layers' health is taken after the chunk of that number, counted from 0 over the run. */
  healthAfter: (chunk: number) => boolean;
}

export function recordingPlan(
  config: ExperimentConfig,
  stepsPerEpoch: number,
  chunkSteps: number,
): RecordingPlan {
  const units = normUnitsOf(networksOf(config).bn);
  const chunks = config.epochs * Math.ceil(stepsPerEpoch / chunkSteps);
  const every = (records: number, most: number) =>
    Math.max(1, Math.ceil((records * recordBytesOf(units)) / most));
  const lines = Math.min(config.epochs * HEALTH_LINES_PER_EPOCH, MOST_HEALTH_LINES, chunks);
  return {
    units,
    momentsEvery: every(config.epochs * stepsPerEpoch, MOMENTS_BYTES),
    runningEvery: every(chunks, RUNNING_BYTES),
    healthAfter: (chunk) =>
      Math.floor(((chunk + 1) * lines) / chunks) > Math.floor((chunk * lines) / chunks),
  };
}
