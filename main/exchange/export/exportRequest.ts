import type { MessageLanguage } from '../../../shared/errors/message.ts';
import type { Checkpoint, CheckpointFile } from '../../../shared/domain/checkpoint.ts';
import type { Experiment, ExperimentRecord } from '../../../shared/domain/experiment.ts';

/** A file that an export writes: its path below what the person chose, with `/` on every system. */
export type ExportedFile = CheckpointFile;

/** What is to be written, and the way to what of it is not in the records. */
export interface ExportRequest {
  /** At least one, in the order they are to appear. */
  records: readonly ExperimentRecord[];
  language: MessageLanguage;
  /** Whose weights; null for each run's last. */
  epoch: number | null;
  /** Verified by its digests. */
  checkpoint: (experiment: Experiment, epoch: number) => Promise<Checkpoint>;
  /** All files of the run's folder but `experiment.json`, verified. */
  files: (experiment: Experiment) => Promise<CheckpointFile[]>;
}

/** One format: pure but for what it reads through the request. */
export type Exporter = (request: ExportRequest) => ExportedFile[] | Promise<ExportedFile[]>;

export const textFile = (path: string, text: string): ExportedFile => ({
  path,
  bytes: new TextEncoder().encode(text),
});
