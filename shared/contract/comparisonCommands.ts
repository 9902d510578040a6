import {
  comparisonIdSchema,
  comparisonViewSchema,
  savedComparisonSchema,
} from '../domain/comparison.ts';
import { z } from '../domain/schema.ts';

/** Comparisons that were given a name, kept beside the runs they are of. */
export const COMPARISON_COMMANDS = {
  'comparison:list': {
    input: z.strictObject({}),
    output: z.strictObject({ comparisons: z.array(savedComparisonSchema) }),
  },
  'comparison:save': { input: comparisonViewSchema, output: savedComparisonSchema },
  'comparison:delete': {
    input: z.strictObject({ id: comparisonIdSchema }),
    output: z.strictObject({}),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
