import { numberIn } from './catalog/kinds.ts';
import { experimentConfigSchema, REPEATS } from './config.ts';
import type { ExperimentId } from './experiment.ts';
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

/** How far a run that is trained is. */
export const runProgressSchema = z.strictObject({
  step: z.int().min(0),
  totalSteps: z.int().min(1),
  examplesPerSecond: z.number().min(0),
  /** Null until there is enough to judge by. */
  secondsLeft: z.number().min(0).nullable(),
});
export type RunProgress = z.infer<typeof runProgressSchema>;

/** A run that is being trained. */
export const activeRunSchema = z.strictObject({
  id: experimentIdSchema,
  status: z.enum(['running', 'paused']),
  progress: runProgressSchema,
  /** What could not be written: the run stands still with all of it in memory until `run:resume`. */
  problem: flatErrorSchema.nullable(),
  /** What all of it takes, as `trainingWork` counts it. */
  work: z.number().min(0),
});
export type ActiveRun = z.infer<typeof activeRunSchema>;

/** What the workbench is doing: the runs it trains side by side, and those waiting, in order. */
export const queueSchema = z.strictObject({
  /** In the order they were taken up. */
  active: z.array(activeRunSchema),
  waiting: z.array(experimentIdSchema),
  /** Whether the waiting ones are held back until `queue:resume`. */
  held: z.boolean(),
  /** How many are trained side by side at most. */
  atOnce: z.int().min(1),
  /** Whether the next one waits for memory: with more of it, it would be trained beside the others. */
  memoryShort: z.boolean(),
  /** What all that wait take together. */
  waitingWork: z.number().min(0),
});
export type Queue = z.infer<typeof queueSchema>;

export const EMPTY_QUEUE: Queue = {
  active: [],
  waiting: [],
  held: false,
  atOnce: 1,
  memoryShort: false,
  waitingWork: 0,
};

/** `queue` with the progress that was reported since. */
export function withProgress(
  queue: Queue,
  reported: ReadonlyMap<ExperimentId, RunProgress>,
): Queue {
  const active = queue.active.map((run) => ({
    ...run,
    progress: reported.get(run.id) ?? run.progress,
  }));
  return { ...queue, active };
}

/** Whether training can start at once: the worker loads TensorFlow and compiles while the form is looked at. */
export const engineStateSchema = z.strictObject({
  state: z.enum(['starting', 'ready', 'failed']),
  /** Why it failed; null otherwise. */
  problem: messageSchema.nullable(),
  tensorflow: z.string(),
  xla: z.boolean(),
});
export type EngineState = z.infer<typeof engineStateSchema>;
