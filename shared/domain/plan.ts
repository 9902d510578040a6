import { experimentConfigSchema } from './config.ts';
import {
  experimentIdSchema,
  experimentNameSchema,
  groupSchema,
  notesSchema,
  tagsSchema,
} from './experiment.ts';
import { z } from './schema.ts';
import { MOST_TRAININGS } from './sweep.ts';

export const PLAN_FORMAT = 'batchnorm-workbench-plan';
/** Raised when a plan written by this version cannot be read by the one before. */
export const PLAN_VERSION = 1;

/** One run that is to be trained. Its id is given in the plan, so that it is the same run in every store. */
const plannedRunSchema = z.strictObject({
  /** Its number, counted from 0: its place in the list of jobs. */
  job: z.int().min(0),
  id: experimentIdSchema,
  name: experimentNameSchema,
  config: experimentConfigSchema,
});
export type PlannedRun = z.infer<typeof plannedRunSchema>;

/** What would be trained: every run of a request, ready to be trained by any number of processes. */
export const planSchema = z
  .strictObject({
    format: z.literal(PLAN_FORMAT),
    version: z.literal(PLAN_VERSION),
    /** The version of the workbench that made it. */
    app: z.string(),
    createdAt: z.iso.datetime(),
    group: groupSchema.nullable(),
    notes: notesSchema,
    tags: tagsSchema,
    /** Whether the layers of the runs are recorded. */
    recordLayers: z.boolean(),
    jobs: z.array(plannedRunSchema).min(1).max(MOST_TRAININGS),
  })
  .refine(({ jobs }) => jobs.every(({ job }, index) => job === index), { path: ['jobs'] })
  .refine(({ jobs }) => new Set(jobs.map(({ id }) => id)).size === jobs.length, { path: ['jobs'] });
export type Plan = z.infer<typeof planSchema>;

/** `3,7-9`: the numbers, ascending, as schedulers take the jobs of an array. */
export function jobNumbersText(jobs: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const job of jobs) {
    const range = ranges.at(-1);
    if (range?.last === job - 1) range.last = job;
    else ranges.push({ first: job, last: job });
  }
  return ranges
    .map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
    .join(',');
}
