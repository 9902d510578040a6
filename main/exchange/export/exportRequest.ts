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

const SLUG_LENGTH = 60;

/** A name as part of a file's: letters and digits of any language, dashes between. */
const slugOf = (name: string): string =>
  Array.from(name.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-'))
    .slice(0, SLUG_LENGTH)
    .join('')
    .replace(/^-+|-+$/g, '');

/** What a run's files are called: by its name, and its id, which no other has. */
export function runFileName({ name, id, data }: Experiment): string {
  const drawn = data?.builtIn === true ? 'built-in-digits' : '';
  return [slugOf(name), drawn, id].filter((part) => part !== '').join('-');
}

/** What a file about all the runs is called. */
export function exportName(records: ExportRequest['records']): string {
  const [first] = records;
  if (first !== undefined && records.length === 1) return runFileName(first.experiment);
  return `batchnorm-workbench-${records.length}-runs`;
}

/** The files of every run: as they are for a single one, each in a folder of its run's name for several. */
export async function filesOfEach(
  { records }: ExportRequest,
  filesOf: (record: ExportRequest['records'][number]) => Promise<ExportedFile[]> | ExportedFile[],
): Promise<ExportedFile[]> {
  const files: ExportedFile[] = [];
  for (const record of records) {
    const folder = records.length === 1 ? '' : `${runFileName(record.experiment)}/`;
    for (const { path, bytes } of await filesOf(record)) {
      files.push({ path: `${folder}${path}`, bytes });
    }
  }
  return files;
}
