import { join } from 'node:path';
import type { CheckpointFile } from '../../../shared/domain/checkpoint.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import { removeQuietly, temporaryName } from '../files/atomicWrite.ts';
import { readVerified } from '../checkpoints/checkpoints.ts';
import { encodeExperiment } from './experimentFile.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { CHECKPOINTS_FOLDER, EXPERIMENT_FILE, GROWING_FILES } from '../layout.ts';
import type { Layout } from '../layout.ts';
import { recordingsIn } from '../checkpoints/recordings.ts';
import { experimentDamaged } from '../storeErrors.ts';

/**
 * All of an experiment's files but `experiment.json`, by their paths in its folder, each as it was saved.
 * @throws {WorkbenchError} `experiment-damaged` when one of them is not
 */
export async function readWholeFolder(
  files: FileSystem,
  folder: string,
  experiment: Experiment,
): Promise<CheckpointFile[]> {
  const contents: CheckpointFile[] = [];
  for (const path of [...GROWING_FILES, ...(await recordingsIn(files, folder))]) {
    if (Object.hasOwn(experiment.artefacts, path)) continue;
    contents.push({ path, bytes: await files.read(join(folder, path)) });
  }
  for (const [path, digest] of Object.entries(experiment.artefacts)) {
    const { bytes, problem } = await readVerified(files, folder, path, digest);
    if (problem !== null) {
      throw experimentDamaged(experiment.id, problem, message('damagePutBack'));
    }
    contents.push({ path, bytes });
  }
  return contents;
}

/** Puts a whole experiment into the store: written and flushed aside, then moved to its place. */
export async function writeWholeFolder(
  files: FileSystem,
  layout: Layout,
  experiment: Experiment,
  contents: readonly CheckpointFile[],
): Promise<void> {
  const temporary = join(layout.aside, temporaryName());
  const described = { path: EXPERIMENT_FILE, bytes: encodeExperiment(experiment) };
  const all = [...contents, described];
  const inner = all.flatMap(({ path }) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, index) => join(temporary, ...parts.slice(0, index + 1)));
  });
  const folders = [...new Set([temporary, join(temporary, CHECKPOINTS_FOLDER), ...inner])];
  try {
    for (const folder of folders) await files.makeFolder(folder);
    for (const { path, bytes } of all) await files.write(join(temporary, path), bytes);
    for (const folder of folders.reverse()) await files.flushFolder(folder);
    await files.rename(temporary, layout.experiment(experiment.id));
  } catch (error) {
    await removeQuietly(files, temporary);
    throw error;
  }
  await files.flushFolder(layout.root);
}
