import { experimentIdSchema } from '../../shared/domain/experiment.ts';
import { z } from '../../shared/domain/schema.ts';

/** The archive's own list of what is in it; every other entry is `<id>/<path in the experiment's folder>`. */
export const ARCHIVE_MANIFEST = 'batchnorm-workbench.json';
export const ARCHIVE_FORMAT = 'batchnorm-workbench-archive';
/** What the name of an archive ends in: a zip with a name of its own, which desktops open with the workbench. */
export const ARCHIVE_ENDING = '.bnruns';
/** Raised when an archive written by this version cannot be read by the one before. */
export const ARCHIVE_VERSION = 1;

export const archiveManifestSchema = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.literal(ARCHIVE_VERSION),
  experiments: z.array(experimentIdSchema).min(1),
  /** SHA-256 of every other entry by its name. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;
