import {
  batchSchema,
  choiceSchema,
  LARGEST_BATCH,
  shiftsSchema,
  subjectSchema,
} from '../domain/batch.ts';
import { experimentIdSchema, experimentNameSchema, notesSchema } from '../domain/experiment.ts';
import {
  batchmatesSchema,
  copyStateSchema,
  forwardResultSchema,
  handleSchema,
  MODES,
  momentumReplaySchema,
  openedCopySchema,
  recalibrationSchema,
  runningPathSchema,
  unitStepsSchema,
} from '../domain/inspection.ts';
import { healthLineSchema } from '../domain/recording.ts';
import { z } from '../domain/schema.ts';

const ofRun = z.strictObject({ id: experimentIdSchema });
const ofCopy = z.strictObject({ handle: handleSchema });
const momentum = z.number().min(0).max(1);

/**
 * Looking into a saved model. Everything happens on a copy in memory, known by its handle; no command
 * here changes a file of the run it was opened from. A handle is given up by `inspection:close`, when
 * the program or its training thread ends, and when eight others have been used since.
 */
export const INSPECTION_COMMANDS = {
  /** Opens a copy of a run's checkpoint; `epoch` null takes the last. */
  'inspection:open': {
    input: ofRun.extend({ epoch: z.int().min(0).nullable() }),
    output: openedCopySchema,
  },
  'inspection:close': { input: ofCopy, output: z.strictObject({}) },
  /** A batch through both networks in both modes; `layers` are the normalizations answered in full, null for all. */
  'inspection:forward': {
    input: ofCopy.extend({
      batch: batchSchema,
      layers: z.array(z.int().min(0)).max(20).nullable(),
    }),
    output: forwardResultSchema,
  },
  /** The four steps of the algorithm on one group of one normalization: a unit, or where each example is normalized by itself, an example. */
  'inspection:unit': {
    input: ofCopy.extend({
      batch: batchSchema,
      mode: z.enum(MODES),
      layer: z.int().min(0),
      group: z.int().min(0),
    }),
    output: unitStepsSchema,
  },
  /** One example among `rounds` batches of others, from `company` on; the shifts are for the others. */
  'inspection:batchmates': {
    input: ofCopy.extend({
      subject: subjectSchema,
      company: choiceSchema.refine(
        (choice) => choice.order === 'picked' || choice.size < LARGEST_BATCH,
        `With the subject there would be more than ${LARGEST_BATCH}.`,
      ),
      shifts: shiftsSchema,
      rounds: z.int().min(1).max(64),
    }),
    output: batchmatesSchema,
  },
  /** Moves the copy's running statistics, if it has any, by `batches` forward passes in train mode, from `batch` on. */
  'inspection:trainForward': {
    input: ofCopy.extend({ batch: batchSchema, momentum, batches: z.int().min(1).max(1000) }),
    output: copyStateSchema,
  },
  /** Estimates the copy's running statistics again over the train split. */
  'inspection:recalibrate': {
    input: ofCopy.extend(recalibrationSchema.shape),
    output: copyStateSchema,
  },
  /**
   * The running statistics another momentum would have led to, from the batch moments recorded in
   * training; the copy stays as it is. Fails with `request-invalid` where none were recorded.
   */
  'inspection:replay': { input: ofCopy.extend({ momentum }), output: momentumReplaySchema },
  /** The same, but the copy takes them over. */
  'inspection:takeReplay': { input: ofCopy.extend({ momentum }), output: copyStateSchema },
  /** How the layers of a run were while it was trained; empty where that was not recorded. */
  'inspection:layers': {
    input: ofRun,
    output: z.strictObject({ health: z.array(healthLineSchema) }),
  },
  /** The way of one normalization's running statistics through a run's training; null where it was not recorded. */
  'inspection:path': {
    input: ofRun.extend({ layer: z.int().min(0) }),
    output: z.strictObject({ path: runningPathSchema.nullable() }),
  },
  /** Running statistics as they were saved. */
  'inspection:reset': { input: ofCopy, output: copyStateSchema },
  /** Saves the copy, as it is now, as the only checkpoint of a new experiment. */
  'inspection:save': {
    input: ofCopy.extend({ name: experimentNameSchema, notes: notesSchema }),
    output: z.strictObject({ id: experimentIdSchema }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
