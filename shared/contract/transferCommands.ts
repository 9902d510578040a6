import { experimentIdSchema } from '../domain/experiment.ts';
import { NETWORKS } from '../domain/metrics.ts';
import { z } from '../domain/schema.ts';
import { exportFormatSchema } from '../report/exportFormats.ts';
import { messageSchema } from '../errors/message.ts';
import { REPORT_LANGUAGES } from '../report/reportTexts.ts';

/** Runs out of the workbench and into it, as files. */
export const TRANSFER_COMMANDS = {
  /** Writes saved runs as one file; formats of several files come as a zip. Changes nothing. */
  'experiment:export': {
    input: z.strictObject({
      ids: z.array(experimentIdSchema).min(1).max(1000),
      format: exportFormatSchema,
      /** Of the texts in reports and tables. */
      language: z.enum(REPORT_LANGUAGES),
      /** Whose weights, for the formats that write them; null for each run's last. */
      epoch: z.int().min(0).nullable(),
    }),
    output: z.strictObject({
      fileName: z.string(),
      /** In base64. */
      content: z.string(),
    }),
  },
  /** Takes in runs made elsewhere: see `importExperiments`. */
  'experiment:import': {
    input: z.strictObject({
      fileName: z.string().min(1).max(1000),
      content: z.base64(),
      /** Whose the curves are that do not say it. */
      network: z.enum(NETWORKS).optional(),
    }),
    output: z.strictObject({
      ids: z.array(experimentIdSchema),
      /** Those of them that were here already, the same in all. */
      known: z.array(experimentIdSchema),
      /** What a person should know of how the file was read, one sentence each. */
      notices: z.array(messageSchema),
    }),
  },
} as const;
