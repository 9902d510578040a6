import { NAME_LENGTH, notesSchema } from './experiment.ts';
import { z } from './schema.ts';

/** The start of the SHA-256 of what was read, so that the same file has the same id. */
export const modelIdSchema = z.string().regex(/^[0-9a-f]{32}$/);
export type ModelId = z.infer<typeof modelIdSchema>;

export const modelNameSchema = z.string().trim().min(1).max(NAME_LENGTH);

/** What the list of models says of one. */
export const savedModelSchema = z.strictObject({
  schema: z.literal(1),
  id: modelIdSchema,
  name: modelNameSchema,
  notes: notesSchema,
  addedAt: z.iso.datetime(),
  fileName: z.string(),
  format: z.string(),
  version: z.string().nullable(),
  /** Bytes of the file. */
  size: z.number().min(0),
  arrays: z.int().min(0),
  layers: z.int().min(0),
  /** Channels of all normalization layers together. */
  channels: z.int().min(0),
  /** Findings of each severity when it was added. */
  findings: z.strictObject({
    problem: z.int().min(0),
    warning: z.int().min(0),
    note: z.int().min(0),
  }),
});
export type SavedModel = z.infer<typeof savedModelSchema>;
