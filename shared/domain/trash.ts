import { messageSchema } from '../errors/message.ts';
import { experimentIdSchema, experimentSchema } from './experiment.ts';
import { z } from './schema.ts';

/** A deleted run. One that cannot be read has no name and no date, and `problem` says why. */
export const trashedRunSchema = z.strictObject({
  id: experimentIdSchema,
  name: experimentSchema.shape.name.nullable(),
  createdAt: experimentSchema.shape.createdAt.nullable(),
  problem: messageSchema.nullable(),
});
export type TrashedRun = z.infer<typeof trashedRunSchema>;
