import { OPTIMIZER_FILE } from '../../../shared/domain/checkpoint.ts';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { Checkpoint, CheckpointFile } from '../../../shared/domain/checkpoint.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { removeQuietly, temporaryName } from '../files/atomicWrite.ts';
import { errorCode } from '../files/fileSystem.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { CHECKPOINTS_FOLDER, checkpointFolder, EXPERIMENT_FILE, staysInside } from '../layout.ts';
import type { Layout } from '../layout.ts';
import { problemMessage } from '../storeErrors.ts';

/** Only a run that continues needs the optimizer's state, which is most of a checkpoint's bytes. */
const RESUMABLE = 2;

export type Artefacts = Experiment['artefacts'];

export const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes);

/** The artefacts a checkpoint's files become, by their paths in the experiment's folder. */
export function artefactsOf({ epoch, files }: Checkpoint): Artefacts {
  const folder = checkpointFolder(epoch);
  return Object.fromEntries(
    files.map(({ path, bytes }) => [`${folder}/${checkedPath(path)}`, digestOf(bytes)]),
  );
}

function checkedPath(path: string): string {
  if (!staysInside(path)) throw new Error(`A checkpoint's file cannot be called ${path}`);
  return path;
}

/** The artefacts of one epoch's checkpoint. */
export function artefactsAt(artefacts: Artefacts, epoch: number): Artefacts {
  const start = `${checkpointFolder(epoch)}/`;
  return Object.fromEntries(Object.entries(artefacts).filter(([path]) => path.startsWith(start)));
}

/** `experiment` with a checkpoint added, and without the optimizer's state of all but the two newest. */
export function withCheckpoint(
  experiment: Experiment,
  epoch: number,
  added: Artefacts,
): Experiment {
  const checkpoints = [...new Set([...experiment.checkpoints, epoch])].sort((a, b) => a - b);
  const artefacts = { ...experiment.artefacts, ...added };
  const dropped = new Set(checkpoints.slice(0, -RESUMABLE).map(optimizerPath));
  return {
    ...experiment,
    checkpoints,
    artefacts: Object.fromEntries(Object.entries(artefacts).filter(([path]) => !dropped.has(path))),
  };
}

const optimizerPath = (epoch: number) => `${checkpointFolder(epoch)}/${OPTIMIZER_FILE}`;

export const isResumable = ({ artefacts }: Experiment, epoch: number): boolean =>
  Object.hasOwn(artefacts, optimizerPath(epoch));

/**
 * Puts a checkpoint's files in the experiment's folder, whole or not at all, and flushed. It counts
 * only once `experiment.json` names it; one that is in the way was never named.
 */
export async function writeCheckpoint(
  files: FileSystem,
  { aside }: Layout,
  experimentFolder: string,
  checkpoint: Checkpoint,
): Promise<void> {
  const temporary = join(aside, temporaryName());
  try {
    await writeFolder(files, temporary, checkpoint.files);
    const folder = join(experimentFolder, checkpointFolder(checkpoint.epoch));
    await files.remove(folder);
    await files.rename(temporary, folder);
  } catch (error) {
    await removeQuietly(files, temporary);
    throw error;
  }
  await files.flushFolder(join(experimentFolder, CHECKPOINTS_FOLDER));
}

async function writeFolder(
  files: FileSystem,
  folder: string,
  contents: readonly CheckpointFile[],
): Promise<void> {
  const below = contents.map(({ path }) => path.split('/').slice(0, -1));
  const folders = new Set(
    below.flatMap((parts) => parts.map((_, at) => join(folder, ...parts.slice(0, at + 1)))),
  );
  await files.makeFolder(folder);
  for (const each of folders) await files.makeFolder(each);
  const written = contents.map(({ path, bytes }) => files.write(join(folder, path), bytes));
  // All are waited for, so that none is written after its folder was given up.
  const failed = (await Promise.allSettled(written)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  for (const each of [...folders, folder]) await files.flushFolder(each);
}

/** Why a file is not as it was saved, in one sentence; null when it is. */
export type Verified = { bytes: Uint8Array; problem: null } | { bytes: null; problem: Message };

/** Reads a file of the experiment's folder, which must have the digest. Never leaves the folder, never throws. */
export async function readVerified(
  files: FileSystem,
  experimentFolder: string,
  path: string,
  digest: string,
): Promise<Verified> {
  const bad = (problem: Message): Verified => ({ bytes: null, problem });
  if (!staysInside(path)) return bad(message('fileOutside', { file: path }));
  const full = join(experimentFolder, path);
  try {
    if ((await files.realPath(full)) !== full) return bad(message('fileIsLink', { file: path }));
    const bytes = await files.read(full);
    return digestOf(bytes) === digest
      ? { bytes, problem: null }
      : bad(message('fileChanged', { file: path }));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return bad(message('damageFileMissing', { file: path }));
    return bad(message('fileUnreadable', { file: path, problem: problemMessage(error) }));
  }
}

/** The first problem with a saved checkpoint, or the checkpoint itself. */
export async function readCheckpoint(
  files: FileSystem,
  experimentFolder: string,
  experiment: Experiment,
  epoch: number,
): Promise<{ checkpoint: Checkpoint } | { problem: Message }> {
  const artefacts = Object.entries(artefactsAt(experiment.artefacts, epoch));
  if (artefacts.length === 0)
    return { problem: message('checkpointUnnamed', { file: EXPERIMENT_FILE }) };
  const start = `${checkpointFolder(epoch)}/`.length;
  const checkpoint: Checkpoint = { epoch, files: [] };
  for (const [path, digest] of artefacts) {
    const { bytes, problem } = await readVerified(files, experimentFolder, path, digest);
    if (problem !== null) return { problem };
    checkpoint.files.push({ path: path.slice(start), bytes: new Uint8Array(bytes) });
  }
  return { checkpoint };
}

/** Removes what `experiment.json` does not name: checkpoints cut off, or never finished, and spent optimizer states. */
export async function removeUnnamed(
  files: FileSystem,
  experimentFolder: string,
  experiment: Experiment,
): Promise<void> {
  const named = new Set(experiment.checkpoints.map(checkpointFolder));
  for (const { name } of await files.list(join(experimentFolder, CHECKPOINTS_FOLDER))) {
    const folder = `${CHECKPOINTS_FOLDER}/${name}`;
    if (!named.has(folder)) await files.remove(join(experimentFolder, folder));
  }
  const spent = experiment.checkpoints.filter((epoch) => !isResumable(experiment, epoch));
  await removeOptimizers(files, experimentFolder, spent);
}

/** Removes the optimizer states of `epochs`, which `experiment.json` names no more. */
export async function removeOptimizers(
  files: FileSystem,
  experimentFolder: string,
  epochs: readonly number[],
): Promise<void> {
  for (const epoch of epochs) {
    await removeQuietly(files, join(experimentFolder, optimizerPath(epoch)));
  }
}
