import { experimentConfigSchema } from './config.ts';
import { dataIdentitySchema, experimentIdSchema } from './experiment.ts';
import { evaluationSchema, perNetwork, SPLITS } from './metrics.ts';
import { z } from './schema.ts';

export const MODES = ['train', 'eval'] as const;
export type Mode = (typeof MODES)[number];

/** One value for each mode. */
function perMode<T extends z.ZodType>(value: T) {
  return z.strictObject({ train: value, eval: value });
}
export type PerMode<T> = Record<Mode, T>;

/** Numbers of which those JSON cannot hold (NaN, infinity) are null. */
const numbers = z.array(z.number().nullable());
const count = z.int().min(0);

/** Where on a distribution the quantiles are taken; 15, 50 and 85 % are those of the BN paper's figure. */
export const QUANTILE_LEVELS = [0.05, 0.15, 0.5, 0.85, 0.95] as const;

/** An opened copy of a saved model, until it is closed or the program ends. */
export const handleSchema = z.string().min(1).max(100);

const normLayerSchema = z.strictObject({
  /** Which normalization of the network it is, 0 for the first. */
  layer: count,
  /** Which of all layers, as in the saved model. */
  position: count,
  units: z.int().min(1),
  /** How many groups of units each example is normalized in; 1 where the layer is not divided. */
  groups: z.int().min(1),
});
export type NormLayer = z.infer<typeof normLayerSchema>;

/** Running statistics of one normalization, one entry a unit. */
const runningSchema = z.strictObject({ mean: numbers, variance: numbers });

/** As `evaluationSchema`; the accuracy is null where no example has a prediction. */
const copyEvaluationSchema = evaluationSchema.extend({
  accuracy: evaluationSchema.shape.accuracy.nullable(),
});
export type CopyEvaluation = z.infer<typeof copyEvaluationSchema>;

/** Null for a network the model does not have: someone else's may have come alone. */
const copyEvaluations = perNetwork(copyEvaluationSchema.nullable());

/** The copy's running statistics now, and what they are worth. */
export const copyStateSchema = z.strictObject({
  /** One entry a normalization; none where none are kept. */
  running: z.array(runningSchema),
  /** Batches that have moved them since they were as saved; 0 after a reset. */
  batchesSeen: count,
  /** Whether they are as saved, to the last bit. */
  asSaved: z.boolean(),
  /** Loss and accuracy in eval mode over the valid split, counted as while training. */
  valid: copyEvaluations,
});
export type CopyState = z.infer<typeof copyStateSchema>;

export const openedCopySchema = z.strictObject({
  handle: handleSchema,
  id: experimentIdSchema,
  name: z.string(),
  epoch: count,
  /** Epochs of this run that can be opened. */
  epochs: z.array(count),
  config: experimentConfigSchema,
  /** The data the batches are taken from; `sameData` says whether the run was trained on it. */
  data: dataIdentitySchema,
  sameData: z.boolean(),
  /** Examples of each split; of the train split only those the run was trained on. */
  examples: z.strictObject({ train: count, valid: count }),
  layers: z.array(normLayerSchema),
  /** Whether the batch moments were recorded while this model was trained. */
  hasMoments: z.boolean(),
  state: copyStateSchema,
});
export type OpenedCopy = z.infer<typeof openedCopySchema>;

/** The batch as the networks saw it, shifts and all. */
export const batchSeenSchema = z.strictObject({
  split: z.enum(SPLITS).nullable(),
  /** Place in the split; null for a drawn image. */
  indices: z.array(count.nullable()),
  labels: z.array(count.nullable()),
  /** All images one after another, 784 bytes each, in base64. */
  images: z.base64(),
});
export type BatchSeen = z.infer<typeof batchSeenSchema>;

const outputsSchema = z.strictObject({
  /** For each example, ten numbers. */
  logits: z.array(numbers),
  /** Null where a logit is not a number, so that there is no largest. */
  predictions: z.array(count.nullable()),
  /** Of each example; null without a label. */
  losses: numbers,
  /** Means over the examples with a label; null where there is none, or no prediction for any. */
  loss: z.number().nullable(),
  accuracy: z.number().nullable(),
});
export type Outputs = z.infer<typeof outputsSchema>;

const distributionSchema = z.strictObject({
  /** Ends of the histogram's bins, ascending: the same for all groups of the layer and for both modes. */
  edges: z.array(z.number()),
  /** For each group, how many of its values fall into each bin. */
  counts: z.array(z.array(count)),
  /** For each group, its quantiles at `QUANTILE_LEVELS`. */
  quantiles: z.array(numbers),
});
export type Distribution = z.infer<typeof distributionSchema>;

/**
 * What a normalization gets and gives in one mode. Every list has one entry a group: what is normalized
 * together, which is a unit over the batch (BatchNorm), an example over its features (LayerNorm, RMSNorm), or
 * over each group of them, group by group of the first example first (GroupNorm). An RMSNorm has a mean of 0
 * and its mean square as the variance. The
 * lists that are about running statistics are empty where none are kept.
 */
const normModeSchema = z.strictObject({
  mean: numbers,
  /** Over m, the number of values in a group: what train mode normalizes by. */
  biasedVariance: numbers,
  /** Over m - 1: what the running variance is fed; null for a batch of one. */
  unbiasedVariance: numbers,
  /** (mean - running mean) / sqrt(running variance / m): how unlikely this mean is for a batch of that size. */
  zScore: numbers,
  input: distributionSchema,
  output: distributionSchema,
});

const inspectedNormSchema = normLayerSchema.extend({
  /** One entry a unit, as the following. */
  gamma: numbers,
  beta: numbers,
  /** Empty, like the next, where no running statistics are kept. */
  runningMean: numbers,
  runningVariance: numbers,
  modes: perMode(normModeSchema),
});
export type InspectedNorm = z.infer<typeof inspectedNormSchema>;

/**
 * A batch through a copy in both modes. The plain network knows no modes. A network that the model
 * does not have is null. `changed` are the places in the batch whose prediction is another in train
 * mode than in eval mode.
 */
export const forwardResultSchema = z.strictObject({
  batch: batchSeenSchema,
  bn: perMode(outputsSchema).nullable(),
  plain: outputsSchema.nullable(),
  changed: z.array(count),
  layers: z.array(inspectedNormSchema),
  /** Largest difference between what a normalization gave and gamma (x - mean) / sqrt(var + epsilon) + beta in float64. */
  checked: perMode(z.number().nullable()),
  /** A batch of one in train mode of BatchNorm: its mean is itself, so every unit gives beta. PyTorch refuses it. */
  refusedByPyTorch: z.boolean(),
});
export type ForwardResult = z.infer<typeof forwardResultSchema>;

/**
 * One group of one normalization, step by step: every list has one entry for each of its values, that
 * is an example (BatchNorm) or a unit (every other normalization).
 */
export const unitStepsSchema = z.strictObject({
  /** Of the examples; empty where the values are units. */
  labels: z.array(count.nullable()),
  /** Which unit the first value is of; null where the values are examples. */
  firstUnit: count.nullable(),
  /** False where no mean is subtracted (RMSNorm): the mean is then 0, and the variance the mean square. */
  isCentered: z.boolean(),
  input: numbers,
  mean: z.number().nullable(),
  /** In train mode the biased variance of the batch, in eval mode the running one. */
  variance: z.number().nullable(),
  epsilon: z.number(),
  normalized: numbers,
  gamma: numbers,
  beta: numbers,
  output: numbers,
});
export type UnitSteps = z.infer<typeof unitStepsSchema>;

/** One example in the company of others, again and again. */
export const batchmatesSchema = z.strictObject({
  subject: batchSeenSchema,
  /** Of the network with normalization; none where the model does not have it. */
  rounds: z.array(
    z.strictObject({
      /** Of the company, the subject left out. */
      labels: z.array(count.nullable()),
      logits: perMode(numbers),
      prediction: perMode(count.nullable()),
    }),
  ),
  /** Largest difference of a logit between two rounds. */
  spread: perMode(z.number().nullable()),
  plain: z.strictObject({ logits: numbers, prediction: count.nullable() }).nullable(),
});
export type Batchmates = z.infer<typeof batchmatesSchema>;

/** How the running statistics of one normalization went while the run was trained. */
export const runningPathSchema = z.strictObject({
  /** Where they were kept, ascending; thinned out evenly where there are very many. */
  steps: z.array(count),
  /** For each of these steps, one number a unit. */
  mean: z.array(numbers),
  variance: z.array(numbers),
});
export type RunningPath = z.infer<typeof runningPathSchema>;

/** What the running statistics would have come to with another momentum, and what that is worth. */
export const momentumReplaySchema = z.strictObject({
  momentum: z.number(),
  /** Batches that moved them, from the first step to the copy's epoch. */
  batches: count,
  /** Every how many steps the batch moments were kept: above 1, each stands for so many. */
  every: z.int().min(1),
  /** One entry a normalization. */
  running: z.array(runningSchema),
  /** Of the copy in eval mode with these, over the valid split. */
  valid: copyEvaluations,
});
export type MomentumReplay = z.infer<typeof momentumReplaySchema>;

/** How running statistics are estimated again over the train split. */
export const recalibrationSchema = z.strictObject({
  /** `cumulative`: forget the old ones, every batch counts the same (PyTorch's momentum=None). `momentum`: continue from them. */
  method: z.enum(['cumulative', 'momentum']),
  momentum: z.number().min(0).max(1),
  batchSize: z.int().min(2).max(1024),
  /** Null for all full batches of the split. */
  batches: z.int().min(1).max(100_000).nullable(),
  seed: z.int().min(0).max(0xffffffff),
});
export type Recalibration = z.infer<typeof recalibrationSchema>;
