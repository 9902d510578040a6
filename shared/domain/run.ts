import { numberIn } from './catalog/kinds.ts';
import { experimentConfigSchema, REPEATS } from './config.ts';
import { experimentIdSchema, experimentNameSchema, notesSchema, tagsSchema } from './experiment.ts';
import { messageSchema } from '../errors/message.ts';
import { flatErrorSchema } from '../errors/workbenchError.ts';
import { z } from './schema.ts';

/** What a person asks for when pressing Start. An empty name lets the workbench name the run after its config. */
export const runRequestSchema = z.strictObject({
  config: experimentConfigSchema,
  repeats: numberIn(REPEATS),
  name: z.union([experimentNameSchema, z.literal('')]),
  notes: notesSchema,
  tags: tagsSchema,
  /** What language the workbench names it in; English where this is left out. */
  language: z.enum(['en', 'ko']).optional(),
});
export type RunRequest = z.infer<typeof runRequestSchema>;

/** How far the active run is. */
export const runProgressSchema = z.strictObject({
  step: z.int().min(0),
  totalSteps: z.int().min(1),
  examplesPerSecond: z.number().min(0),
  /** Null until there is enough to judge by. */
  secondsLeft: z.number().min(0).nullable(),
});
export type RunProgress = z.infer<typeof runProgressSchema>;

/** What the workbench is doing: the one active run, and those waiting, in order. */
export const queueSchema = z.strictObject({
  active: z
    .strictObject({
      id: experimentIdSchema,
      status: z.enum(['running', 'paused']),
      progress: runProgressSchema,
      /** What could not be written: the run stands still with all of it in memory until `run:resume`. */
      problem: flatErrorSchema.nullable(),
    })
    .nullable(),
  waiting: z.array(experimentIdSchema),
  /** Whether the waiting ones are held back until `queue:resume`. */
  held: z.boolean(),
});
export type Queue = z.infer<typeof queueSchema>;

/** Whether training can start at once: the worker loads TensorFlow and compiles while the form is looked at. */
export const engineStateSchema = z.strictObject({
  state: z.enum(['starting', 'ready', 'failed']),
  /** Why it failed; null otherwise. */
  problem: messageSchema.nullable(),
  tensorflow: z.string(),
  xla: z.boolean(),
});
export type EngineState = z.infer<typeof engineStateSchema>;
