import type { Experiment } from '../../../shared/domain/experiment.ts';
import type { ExportRequest, ExportedFile } from './exportRequest.ts';

const SLUG_LENGTH = 60;

/** A name as part of a file's: letters and digits of any language, dashes between. */
export const slugOf = (name: string): string =>
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
