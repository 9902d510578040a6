import { ALIGNMENTS } from '../analysis/curves.ts';
import { METRICS } from '../analysis/measure.ts';
import { experimentIdSchema, experimentNameSchema } from './experiment.ts';
import { SPLITS } from './metrics.ts';
import { z } from './schema.ts';

/** Most runs laid beside each other. */
export const MOST_COMPARED = 1000;

/** What is compared, and how it is looked at. */
export const comparisonViewSchema = z.strictObject({
  name: experimentNameSchema,
  /** The first is what the others are measured by. */
  ids: z.array(experimentIdSchema).min(1).max(MOST_COMPARED),
  measure: z.strictObject({ split: z.enum(SPLITS), metric: z.enum(METRICS) }),
  alignment: z.enum(ALIGNMENTS),
});

export const comparisonIdSchema = z.uuid();

/** `comparisons/<id>.json`: which runs were laid beside each other, not their numbers. */
export const savedComparisonSchema = comparisonViewSchema.extend({
  schema: z.literal(1),
  id: comparisonIdSchema,
  createdAt: z.iso.datetime(),
});
export type SavedComparison = z.infer<typeof savedComparisonSchema>;
