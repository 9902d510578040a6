import { SETTING_NAMES, SETTINGS } from './catalog/catalog.ts';
import { experimentConfigSchema } from './config.ts';
import { epochMetricsSchema, metricsLineSchema, perNetwork, timingSchema } from './metrics.ts';
import { messageSchema } from '../errors/message.ts';
import { z } from './schema.ts';

/**
 * Raised when what is saved cannot be read by the version before. A run is saved under the lowest
 * version that can express it (`schemaVersionOf`), so that an older program still opens those it knows.
 */
export const EXPERIMENT_SCHEMA_VERSION = 4;
/** The version before GroupNorm, with its setting of groups, and RMSNorm. */
const TWO_NORMALIZATIONS_VERSION = 3;
/** The version before a run could leave values out: each epoch has all losses and accuracies. */
export const ALL_VALUES_VERSION = 2;
/** The version before there was a choice of normalization: always BatchNorm, and no setting that says so. */
export const BATCH_NORM_ONLY_VERSION = 1;

export const experimentIdSchema = z.string().regex(/^[0-9]{8}-[0-9]{6}-[a-z0-9]{6}$/);
export type ExperimentId = z.infer<typeof experimentIdSchema>;

/**
 * `running` and `paused` belong to a live workbench; a saved experiment that says so without one was
 * `interrupted`. One that is `queued` waits, if need be for the next start. The user stopped a run that is `stopped`; an error ended one that is `failed`.
 */
export const EXPERIMENT_STATUSES = [
  'queued',
  'running',
  'paused',
  'finished',
  'stopped',
  'interrupted',
  'failed',
] as const;
export const experimentStatusSchema = z.enum(EXPERIMENT_STATUSES);
export type ExperimentStatus = z.infer<typeof experimentStatusSchema>;

/** Which data a run really saw. `builtIn` is said wherever the run is shown. */
export const dataIdentitySchema = z.strictObject({
  name: z.string().min(1),
  builtIn: z.boolean(),
  /** SHA-256 over the four arrays' content. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  trainExamples: z.int().min(1),
  validExamples: z.int().min(1),
});
export type DataIdentity = z.infer<typeof dataIdentitySchema>;

/** Where a run was made; facts that may explain a difference in the last bits, and nothing personal. */
export const environmentSchema = z.strictObject({
  app: z.string(),
  platform: z.string(),
  cpu: z.string(),
  node: z.string(),
  tensorflow: z.string(),
  xla: z.boolean(),
  threads: z.int().min(1),
});
export type Environment = z.infer<typeof environmentSchema>;

export const NAME_LENGTH = 200;
export const NOTES_LENGTH = 20_000;
export const experimentNameSchema = z.string().trim().min(1).max(NAME_LENGTH);
export const notesSchema = z.string().max(NOTES_LENGTH);
export const tagsSchema = z.array(z.string().trim().min(1).max(50)).max(30);

/** What the table of experiments shows without opening the metrics. */
export const experimentSummarySchema = z.strictObject({
  epochsDone: z.int().min(0),
  last: epochMetricsSchema.nullable(),
  /** Highest accuracy on the valid split and the epoch it came at; null of a network without one. */
  best: perNetwork(z.strictObject({ accuracy: z.number(), epoch: z.int() }).nullable()).nullable(),
  /** Valid accuracy over epochs, at most 32 points. */
  sparkline: perNetwork(z.array(z.number())),
  /** Seconds of training and evaluation, pauses left out. */
  seconds: z.number().min(0),
  /** The first step whose loss was not finite. */
  divergedAt: perNetwork(z.int().nullable()),
});
export type ExperimentSummary = z.infer<typeof experimentSummarySchema>;

export const EMPTY_SUMMARY: ExperimentSummary = {
  epochsDone: 0,
  last: null,
  best: null,
  sparkline: { bn: [], plain: [] },
  seconds: 0,
  divergedAt: { bn: null, plain: null },
};

/** Runs started together: repeats of one config over seeds, or a sweep. */
export const groupSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['repeats', 'sweep']),
  /** What a sweep went through, in the order asked for. */
  settings: z.array(z.enum(SETTING_NAMES)).max(2).optional(),
});
export type ExperimentGroup = z.infer<typeof groupSchema>;

/** Where a run came in from, and the name of the file that brought it. */
const importedOriginSchema = z.strictObject({
  kind: z.enum(['archive', 'csv', 'tensorboard', 'safetensors']),
  source: z.string().max(NAME_LENGTH),
  importedAt: z.iso.datetime(),
});

/** Why a run is not one that this store has trained. */
export const originSchema = z.discriminatedUnion('kind', [
  /** Made of that checkpoint: its weights, with other running statistics. */
  z.strictObject({
    kind: z.literal('recalibrated'),
    id: experimentIdSchema,
    epoch: z.int().min(0),
  }),
  importedOriginSchema,
]);
export type ImportedOrigin = z.infer<typeof importedOriginSchema>;

/** `experiment.json`: all of a saved run but its curves and weights. */
export const experimentSchema = z.strictObject({
  schema: z.literal([
    BATCH_NORM_ONLY_VERSION,
    ALL_VALUES_VERSION,
    TWO_NORMALIZATIONS_VERSION,
    EXPERIMENT_SCHEMA_VERSION,
  ]),
  id: experimentIdSchema,
  name: experimentNameSchema,
  notes: notesSchema,
  tags: tagsSchema,
  group: groupSchema.nullable(),
  config: experimentConfigSchema,
  status: experimentStatusSchema,
  /** Why it failed or was interrupted, in one English sentence; empty otherwise. */
  reason: z.string(),
  /** ISO 8601. Order in the table is by `id`, which never goes back with the clock. */
  createdAt: z.iso.datetime(),
  data: dataIdentitySchema.nullable(),
  environment: environmentSchema.nullable(),
  summary: experimentSummarySchema,
  /** Epochs that have a checkpoint, ascending. */
  checkpoints: z.array(z.int().min(0)),
  /** SHA-256 of every file of the folder that will not change any more, by relative path. */
  artefacts: z.record(z.string(), z.string()),
  /** Left out for a run this store has trained itself. */
  origin: originSchema.optional(),
});
export type Experiment = z.infer<typeof experimentSchema>;

/** Whether the last epoch, or the best, lacks a value. */
function lacksValues({ last, best }: ExperimentSummary): boolean {
  if (last === null) return false;
  const evaluations = [last.train.bn, last.train.plain, last.valid.bn, last.valid.plain];
  return (
    evaluations.some(({ loss, accuracy }) => loss === undefined || accuracy === undefined) ||
    best?.bn === null ||
    best?.plain === null
  );
}

/** Whether it has a normalization that version 3 does not know, or groups of units. */
function hasNewerNormalization({ config, group }: Pick<Experiment, 'config' | 'group'>): boolean {
  const { normalization, normalizationGroups } = config;
  return (
    (normalization !== 'batchNorm' && normalization !== 'layerNorm') ||
    normalizationGroups !== SETTINGS.normalizationGroups.lab ||
    group?.settings?.includes('normalizationGroups') === true
  );
}

/** The lowest version whose readers understand a run of that config, group and summary. */
export function schemaVersionOf({
  config,
  group,
  summary = EMPTY_SUMMARY,
}: Pick<Experiment, 'config' | 'group'> &
  Partial<Pick<Experiment, 'summary'>>): Experiment['schema'] {
  if (hasNewerNormalization({ config, group })) return EXPERIMENT_SCHEMA_VERSION;
  if (lacksValues(summary)) return TWO_NORMALIZATIONS_VERSION;
  const chooses =
    config.normalization !== 'batchNorm' || group?.settings?.includes('normalization') === true;
  return chooses ? ALL_VALUES_VERSION : BATCH_NORM_ONLY_VERSION;
}

/** A folder of the store that could not be read: shown with the reason, never touched. */
export const damagedExperimentSchema = z.strictObject({ id: z.string(), reason: messageSchema });
export type DamagedExperiment = z.infer<typeof damagedExperimentSchema>;

/** A part of the list of experiments, which is from the newest to the oldest. */
export const listPageSchema = z.strictObject({
  /** Only those with a lower id. */
  before: z.string().optional(),
  /** At most so many folders are looked at. */
  limit: z.int().min(1).optional(),
});
export type ListPage = z.infer<typeof listPageSchema>;

/** A saved run with its curves. `notices` tell what was repaired or left out on reading. */
export const experimentRecordSchema = z.strictObject({
  experiment: experimentSchema,
  metrics: z.array(metricsLineSchema),
  timings: z.array(timingSchema),
  log: z.string(),
  notices: z.array(messageSchema),
});
export type ExperimentRecord = z.infer<typeof experimentRecordSchema>;
