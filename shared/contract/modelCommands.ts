import { notesSchema } from '../domain/experiment.ts';
import { modelIdSchema, modelNameSchema, savedModelSchema } from '../domain/savedModel.ts';
import { z } from '../domain/schema.ts';
import { packedModelSchema } from '../models/packedModel.ts';

const byId = z.strictObject({ id: modelIdSchema });

/** Models that a person opened: what was read of them is kept, the file is not. */
export const MODEL_COMMANDS = {
  'model:list': {
    input: z.strictObject({}),
    output: z.strictObject({ models: z.array(savedModelSchema) }),
  },
  /** Keeps what a page read. A model that is here already keeps its name and its notes. */
  'model:keep': { input: z.strictObject({ model: packedModelSchema }), output: savedModelSchema },
  'model:load': {
    input: byId,
    output: z.strictObject({ saved: savedModelSchema, model: packedModelSchema }),
  },
  'model:annotate': {
    input: z.strictObject({ id: modelIdSchema, name: modelNameSchema, notes: notesSchema }),
    output: savedModelSchema,
  },
  'model:forget': { input: byId, output: z.strictObject({}) },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
