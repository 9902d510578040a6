import {
  comparisonIdSchema,
  comparisonViewSchema,
  savedComparisonSchema,
} from '../domain/comparison.ts';
import { datasetStatusSchema } from '../domain/dataset.ts';
import {
  listPageSchema,
  damagedExperimentSchema,
  experimentIdSchema,
  experimentNameSchema,
  experimentRecordSchema,
  experimentSchema,
  notesSchema,
  tagsSchema,
} from '../domain/experiment.ts';
import { messageSchema } from '../errors/message.ts';
import { planSchema } from '../domain/plan.ts';
import { engineStateSchema, queueSchema, runRequestSchema } from '../domain/run.ts';
import { z } from '../domain/schema.ts';
import { sweepRequestSchema } from '../domain/sweep.ts';
import { settingsSchema } from '../domain/settings.ts';
import { trashedRunSchema } from '../domain/trash.ts';
import { FILE_COMMANDS } from './fileCommands.ts';
import { INSPECTION_COMMANDS } from './inspectionCommands.ts';
import { MODEL_COMMANDS } from './modelCommands.ts';
import { TRANSFER_COMMANDS } from './transferCommands.ts';

const nothing = z.strictObject({});
const byId = z.strictObject({ id: experimentIdSchema });
const byGroup = z.strictObject({ group: z.string().nullable() });
const runIds = z.strictObject({ ids: z.array(experimentIdSchema) });

/** Comparisons that were given a name, kept beside the runs they are of. */
const COMPARISON_COMMANDS = {
  'comparison:list': {
    input: nothing,
    output: z.strictObject({ comparisons: z.array(savedComparisonSchema) }),
  },
  'comparison:save': { input: comparisonViewSchema, output: savedComparisonSchema },
  'comparison:delete': {
    input: z.strictObject({ id: comparisonIdSchema }),
    output: nothing,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

/** Why changes are refused, or null when they are not. */
const readOnlySchema = messageSchema.nullable();

/**
 * Every command of the workbench: `noun:verb`, its input and its output. IPC gate, preload, web host
 * and clients derive from this map; the handlers in main/workbench/handlers are typed by it.
 */
export const COMMANDS = {
  /** What a window needs to know before it draws its first screen. */
  'workbench:describe': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'web', 'cli']),
      /** Versions of what the program runs in; null where it is not Electron. */
      node: z.string(),
      electron: z.string().nullable(),
      /** Shown in Settings, never sent back: the saved runs, and settings, data sets and the error log. */
      storeFolder: z.string(),
      userFolder: z.string(),
      readOnly: readOnlySchema,
      /** The folders can only be chosen where the host has a dialog for it. */
      canChooseFolders: z.boolean(),
      systemLocale: z.string(),
      /** How many of this machine the program may use. */
      processors: z.int().min(1),
    }),
  },
  /** An error that a page did not foresee, for the log on this computer. */
  'workbench:report': {
    input: z.strictObject({ message: z.string().max(2000), stack: z.string().max(10_000) }),
    output: nothing,
  },
  'engine:describe': { input: nothing, output: engineStateSchema },

  /** Starts, or queues behind those that are trained, as many runs as `repeats` says; returns their ids. */
  'run:start': {
    input: runRequestSchema,
    output: runIds,
  },
  /** Starts, or queues, a run for every place of a sweep and every seed, in one group; returns their ids. */
  'run:sweep': {
    input: sweepRequestSchema,
    output: runIds,
  },
  /** What `run:start` or `run:sweep` would train, and nothing is saved: for other processes to train. */
  'run:plan': { input: z.union([sweepRequestSchema, runRequestSchema]), output: planSchema },
  /** Trains those jobs of a plan: one that is done is left alone, one that was begun is resumed. */
  'run:startJobs': {
    input: z.strictObject({ plan: planSchema, jobs: z.array(z.int().min(0)).min(1) }),
    output: z.strictObject({
      jobs: z.array(
        z.strictObject({
          job: z.int(),
          id: experimentIdSchema,
          state: z.enum(['started', 'resumed', 'done']),
        }),
      ),
    }),
  },
  'run:pause': { input: byId, output: nothing },
  /** Goes on with a paused run, or continues a saved one from its last checkpoint. */
  'run:resume': { input: byId, output: nothing },
  /** Ends the run after its current chunk, or takes it out of the queue. */
  'run:stop': { input: byId, output: nothing },
  'queue:describe': { input: nothing, output: queueSchema },
  /** Moves a waiting run to `position` (0 is next). */
  'queue:move': {
    input: z.strictObject({ id: experimentIdSchema, position: z.int().min(0) }),
    output: nothing,
  },
  /** Pauses the runs that are trained and takes up no other. */
  'queue:hold': { input: nothing, output: nothing },
  /** Goes on with the paused runs and those that wait. */
  'queue:resume': { input: nothing, output: nothing },
  /** Takes every waiting run of a group out, or of all where `group` is null; those that are trained train on. */
  'queue:clear': { input: byGroup, output: runIds },
  /** Takes them out as well, and ends those that are trained after their current chunk. */
  'queue:stop': { input: byGroup, output: runIds },

  /** Newest first: all, or those older than `before`, at most so many. */
  'experiment:list': {
    input: listPageSchema,
    output: z.strictObject({
      experiments: z.array(experimentSchema),
      damaged: z.array(damagedExperimentSchema),
      /** Where the rest begins: its `before`. Left out where there is none. */
      next: z.string().optional(),
    }),
  },
  /** The run with its curves. */
  'experiment:load': { input: byId, output: experimentRecordSchema },
  /** Reads a run's models and recordings, and says which files are missing or not as they were saved. */
  'experiment:verify': {
    input: byId,
    output: z.strictObject({ problems: z.array(messageSchema) }),
  },
  'experiment:rename': {
    input: z.strictObject({ id: experimentIdSchema, name: experimentNameSchema }),
    output: nothing,
  },
  'experiment:annotate': {
    input: z.strictObject({ id: experimentIdSchema, notes: notesSchema, tags: tagsSchema }),
    output: nothing,
  },
  /** Moves to the trash, from which `experiment:restore` takes it back. */
  'experiment:delete': { input: byId, output: nothing },
  'experiment:restore': { input: byId, output: nothing },
  /** The deleted runs, newest first. */
  'trash:list': {
    input: nothing,
    output: z.strictObject({ runs: z.array(trashedRunSchema) }),
  },
  /** Removes those runs for good, as far as they are in the trash. */
  'trash:empty': { input: runIds, output: nothing },
  /** Puts the sample run that comes with the app into the store. */
  'experiment:addSample': { input: nothing, output: byId },

  ...COMPARISON_COMMANDS,
  ...TRANSFER_COMMANDS,
  ...FILE_COMMANDS,
  ...INSPECTION_COMMANDS,
  ...MODEL_COMMANDS,

  'data:describe': {
    input: nothing,
    output: z.strictObject({ sets: z.array(datasetStatusSchema) }),
  },
  'data:download': { input: nothing, output: nothing },
  'data:cancelDownload': { input: nothing, output: nothing },
  /** Checks and keeps a set of MNIST's format: the four files' contents, gzipped or not, in base64. */
  'data:import': {
    input: z.strictObject({
      name: z.string().trim().min(1).max(60),
      files: z.array(z.strictObject({ name: z.string().max(200), content: z.base64() })).length(4),
    }),
    /** `known` says that a set of that content was here already, and is the one described. */
    output: datasetStatusSchema.extend({ known: z.boolean() }),
  },

  'settings:describe': { input: nothing, output: settingsSchema },
  /** Folders are not among them: those are chosen in a dialog of the host. */
  'settings:change': {
    input: settingsSchema
      .pick({
        language: true,
        theme: true,
        projector: true,
        runsAtOnce: true,
        threads: true,
        recordLayers: true,
        sampleOffered: true,
      })
      .partial(),
    output: settingsSchema,
  },
  'settings:chooseFolder': {
    input: z.strictObject({
      purpose: z.enum(['data', 'store']),
      action: z.enum(['choose', 'reset']),
    }),
    output: settingsSchema,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type CommandName = keyof typeof COMMANDS;
export type CommandInput<C extends CommandName> = z.infer<(typeof COMMANDS)[C]['input']>;
export type CommandOutput<C extends CommandName> = z.infer<(typeof COMMANDS)[C]['output']>;

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
