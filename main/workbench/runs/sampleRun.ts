import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckpointFile } from '../../../shared/domain/checkpoint.ts';
import { experimentSchema } from '../../../shared/domain/experiment.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { Store } from '../../store/store.ts';

/**
 * Copies the finished run in `folder`, which is as the store keeps one, into the store, under an id
 * of its own.
 * @throws {WorkbenchError} `experiment-missing` where no sample came with the program, or what the
 *   store refuses; nothing is added then.
 */
export async function addSampleRun(folder: string | null, store: Store): Promise<Experiment> {
  if (folder === null) throw noSample();
  const described = await readFile(join(folder, 'experiment.json'), 'utf8').catch(() => null);
  if (described === null) throw noSample();
  const sample = experimentSchema.parse(JSON.parse(described));
  return store.adopt({ ...sample, id: await store.newId() }, await filesBeside(folder));
}

/** All files of the run but `experiment.json`. */
async function filesBeside(folder: string): Promise<CheckpointFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path !== join(folder, 'experiment.json'));
  const files = paths.map(async (path) => ({
    path: path.slice(folder.length + 1).replaceAll('\\', '/'),
    bytes: await readFile(path),
  }));
  return Promise.all(files);
}

function noSample(): WorkbenchError {
  return new WorkbenchError(
    'experiment-missing',
    message('sampleMissing'),
    message('sampleTrainOwn'),
    { params: { id: 'sample' } },
  );
}
