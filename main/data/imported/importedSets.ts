import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { experimentConfigSchema } from '../../../shared/domain/config.ts';
import { z } from '../../../shared/domain/schema.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';

const importedIdSchema = experimentConfigSchema.shape.dataset.startsWith('imported-');

/** `set.json` of an imported set: beside its four files, in a folder named by its id. */
export const importedSetSchema = z.strictObject({
  id: importedIdSchema,
  name: z.string().min(1),
  /** As in the `DataIdentity` of every run that trains on it. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ImportedSet = z.infer<typeof importedSetSchema>;

export const SET_FILE = 'set.json';

export const importedFolder = (cacheFolder: string): string => join(cacheFolder, 'imported');
export const importedSetFolder = (cacheFolder: string, id: string): string =>
  join(importedFolder(cacheFolder), id);

/** Ids of all imported sets, usable or not, in alphabetical order. */
export async function importedIds(cacheFolder: string): Promise<string[]> {
  const names = await readdir(importedFolder(cacheFolder)).catch(() => []);
  return names.filter((name) => importedIdSchema.safeParse(name).success).sort();
}

/**
 * What is known of an imported set.
 * @throws {WorkbenchError} `data-missing` when there is none of that id; `data-invalid` when its
 *   `set.json` cannot be read.
 */
export async function readImportedSet(cacheFolder: string, id: string): Promise<ImportedSet> {
  if (!(await importedIds(cacheFolder)).includes(id)) {
    throw new WorkbenchError(
      'data-missing',
      message('importedNoSuchSet', { id }),
      message('importedChooseOther'),
      { params: { problem: id } },
    );
  }
  try {
    const text = await readFile(join(importedSetFolder(cacheFolder, id), SET_FILE), 'utf8');
    const set = importedSetSchema.parse(JSON.parse(text));
    if (set.id === id) return set;
    throw new Error(`it is about ${set.id}`);
  } catch (cause) {
    throw new WorkbenchError(
      'data-invalid',
      message('importedSetDamaged', { id }),
      message('dataImportAgain'),
      { params: { file: SET_FILE, offset: 0 }, cause },
    );
  }
}
