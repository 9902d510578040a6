import { z } from './schema.ts';

/**
 * The lab's two networks: `bn` with batch normalization (or what else the config's `normalization`
 * says), and `plain` without.
 */
export const NETWORKS = ['bn', 'plain'] as const;
export type NetworkName = (typeof NETWORKS)[number];

export const SPLITS = ['train', 'valid'] as const;
export type Split = (typeof SPLITS)[number];

/** A value JSON cannot hold (NaN, infinity) is null: the network has diverged there. */
const finiteOrNull = z.number().nullable();

const isFiniteOrNull = (value: unknown) => value === null || Number.isFinite(value);

/**
 * `z.array(finiteOrNull)`, checked in one go: a run has tens of thousands of losses, they are checked
 * wherever they enter, and a hundred runs are opened at once.
 */
const lossesSchema = z.custom<(number | null)[]>(
  (value) => Array.isArray(value) && value.every(isFiniteOrNull),
);

/** One value for each of the two networks. */
export function perNetwork<T extends z.ZodType>(value: T) {
  return z.strictObject({ bn: value, plain: value });
}
export type PerNetwork<T> = Record<NetworkName, T>;

/** Mean softmax cross-entropy (nats) and share of right answers (0 to 1), in eval mode, over every
 * example of a split; runs of version 1.0 counted full batches only (`evaluatedExamples`). */
export const evaluationSchema = z.strictObject({
  loss: finiteOrNull,
  accuracy: z.number().min(0).max(1),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

/** An evaluation as it is saved: a value that an imported run does not have is left out. */
export const savedEvaluationSchema = evaluationSchema.partial();
export type SavedEvaluation = z.infer<typeof savedEvaluationSchema>;

/** Both networks over both splits at the end of an epoch. */
export const epochMetricsSchema = z.strictObject({
  kind: z.literal('epoch'),
  /** 1 for the first. */
  epoch: z.int().min(1),
  /** Training steps taken since the start of the run. */
  step: z.int().min(0),
  train: perNetwork(savedEvaluationSchema),
  valid: perNetwork(savedEvaluationSchema),
});
export type EpochMetrics = z.infer<typeof epochMetricsSchema>;

/** The training loss of each step of one chunk (one call of the compiled loop). */
export const chunkMetricsSchema = z.strictObject({
  kind: z.literal('chunk'),
  epoch: z.int().min(1),
  /** Number of the chunk's first step, counted from 1 over the whole run. */
  firstStep: z.int().min(1),
  /** Mini-batch loss in train mode, before the step's update; one number a step. */
  loss: perNetwork(lossesSchema),
});
export type ChunkMetrics = z.infer<typeof chunkMetricsSchema>;

/**
 * One line of `metrics.jsonl`. The file holds nothing that depends on the clock: it is a function of
 * config, seed and machine, so that two runs can be compared byte for byte. Times are in `timings.jsonl`.
 */
export const metricsLineSchema = z.discriminatedUnion('kind', [
  chunkMetricsSchema,
  epochMetricsSchema,
]);
export type MetricsLine = z.infer<typeof metricsLineSchema>;

/** One line of `timings.jsonl`: seconds of training (pauses left out) until `step`, and what an epoch's parts took. */
export const timingSchema = z.strictObject({
  step: z.int().min(0),
  elapsed: z.number().min(0),
  epoch: z.strictObject({ train: z.number().min(0), evaluate: z.number().min(0) }).optional(),
});
export type Timing = z.infer<typeof timingSchema>;
