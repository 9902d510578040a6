import { SETTINGS } from '../../shared/domain/catalog/catalog.ts';
import { z } from '../../shared/domain/schema.ts';
import { NORMALIZATIONS } from '../../shared/domain/normalization.ts';

const matrix = z.array(z.array(z.number()));
const stateSchema = z.record(z.string(), z.union([z.array(z.number()), matrix]));

/** What PyTorch computed from given weights and batches; arrays row-major, a Linear's weight [out, in]. */
export const parityCaseSchema = z.object({
  name: z.string(),
  sizes: z.array(z.int()),
  /** The reference's own cases, which are all of BatchNorm, leave it out. */
  normalization: z.enum(NORMALIZATIONS).default('batchNorm'),
  /** Of a GroupNorm; without effect in any other. */
  groups: z.int().default(1),
  /** Where the normalization is; null for a network without. */
  batchNorm: z.enum(['before', 'after']).nullable(),
  activation: z.enum(SETTINGS.activation.choices),
  optimizer: z.enum(SETTINGS.optimizer.choices),
  learningRate: z.number(),
  batchSize: z.int(),
  steps: z.int(),
  batchNormMomentum: z.number(),
  batchNormEpsilon: z.number(),
  start: stateSchema,
  inputs: z.array(matrix),
  labels: z.array(z.array(z.int())),
  losses: z.array(z.number()),
  end: stateSchema,
  evalLogitsOfFirstBatch: matrix,
  trainLogitsOfFirstBatch: matrix,
});
export type ParityCase = z.infer<typeof parityCaseSchema>;

/**
 * What is compared. `unseen` are the biases of a Linear straight before a BatchNorm and that
 * BatchNorm's running mean: the mean takes such a bias away again, its true gradient is zero, and
 * Adam turns the rounding left of it into steps of the full size. They are printed, not judged.
 */
export const COMPARED = [
  'losses',
  'parameters',
  'runningStatistics',
  'evalLogits',
  'trainLogits',
  'unseen',
] as const;
export type Compared = (typeof COMPARED)[number];

export interface ParityResult {
  name: string;
  /** Absolute error of the engine against PyTorch: of each part, that of the array nearest to what is allowed it. */
  errors: Record<Compared, number>;
  /** What is allowed that array. */
  allowed: Record<Compared, number>;
}

export const agrees = ({ errors, allowed }: ParityResult) =>
  COMPARED.every((what) => errors[what] <= allowed[what]);
