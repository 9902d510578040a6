import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { importExperiments } from '../../main/exchange/import/importExperiments.ts';
import type { ExperimentRecord } from '../../shared/domain/experiment.ts';
import type { NetworkName } from '../../shared/domain/metrics.ts';
import { messageText } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { epochsOf, valueOf } from '../../shared/analysis/measure.ts';
import type { Measure } from '../../shared/analysis/measure.ts';
import { freshStore } from './savedRuns.ts';

export const IMPORT_NOW = new Date('2027-01-02T00:00:00Z');

const FIXTURES = resolve(import.meta.dirname, '../fixtures/import');

/** What an import came to. */
export interface Imported {
  /** What was refused; null when nothing was. */
  error: WorkbenchError | null;
  /** In the order of the file. */
  records: ExperimentRecord[];
  /** In English. */
  notices: string[];
}

/** Takes `bytes` into a fresh store. An error that is not meant for people is thrown. */
export async function importBytes(
  name: string,
  bytes: Uint8Array,
  network: NetworkName | null = null,
): Promise<Imported> {
  const store = await freshStore();
  try {
    const { experiments, notices } = await importExperiments(
      store,
      name,
      bytes,
      IMPORT_NOW,
      network,
    );
    const records = [];
    for (const { id } of experiments) records.push(await store.load(id));
    return { error: null, records, notices: notices.map((each) => messageText(each, 'en')) };
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    return { error, records: [], notices: [] };
  }
}

export const importText = (text: string, network: NetworkName | null = null): Promise<Imported> =>
  importBytes('metrics.csv', new TextEncoder().encode(text), network);

/** Takes in files with the folders they are in, as one zip. */
export const importFolder = (
  files: Record<string, Uint8Array>,
  network: NetworkName | null = null,
): Promise<Imported> => importBytes('logs.zip', zipSync(files, { level: 0 }), network);

/** Takes in a file of the fixtures, or a folder of them as the command line hands it over. */
export async function importFixture(
  path: string,
  network: NetworkName | null = null,
): Promise<Imported> {
  const full = join(FIXTURES, path);
  if (/\.\w+$/.test(path)) return importBytes(path, await readFile(full), network);
  const entries = await readdir(full, { recursive: true, withFileTypes: true });
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    files[relative(full, file)] = await readFile(file);
  }
  return importFolder(files, network);
}

const VALID_ACCURACY: Measure = { split: 'valid', metric: 'accuracy' };

/** One measure over the epochs of a run, rounded to four digits; the first run unless told. */
export function curveIn(
  { records }: Imported,
  network: NetworkName,
  measure: Measure = VALID_ACCURACY,
  run = 0,
): (number | null)[] {
  return epochsOf(records[run]?.metrics ?? []).map((epoch) => {
    const value = valueOf(epoch, network, measure);
    return value === null ? null : Number(value.toFixed(4));
  });
}
