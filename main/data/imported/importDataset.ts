import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { DatasetStatus } from '../../../shared/domain/dataset.ts';
import { message } from '../../../shared/errors/message.ts';
import { isSystemError, systemProblem } from '../../../shared/errors/systemProblem.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { incomingName, sweepLeftovers, writeWhole } from '../atomicFile.ts';
import { describeDataset, loadDataset, locateDataset } from '../findDataset.ts';
import { assignSlots, IDX_SLOTS, perSlot } from '../idx/idxFiles.ts';
import type { PerSlot } from '../idx/idxFiles.ts';
import {
  importedFolder,
  importedIds,
  importedSetFolder,
  readImportedSet,
  SET_FILE,
} from './importedSets.ts';
import type { ImportedSet } from './importedSets.ts';
import { keepMnistFile, keptName } from '../mnist/mnistCache.ts';
import { MNIST_DIGEST } from '../mnist/mnistDigests.ts';
import { readIdxBuffers } from '../readDataset.ts';
import type { NamedBytes } from '../readDataset.ts';

/** A set that was imported; `known` when one of that content was here already. */
type ImportedStatus = DatasetStatus & { known: boolean };

/**
 * Checks a set given as its four files' contents (their names say which is which, gzipped or not) and
 * keeps it under `cacheFolder`. The same content twice is the same set, whatever its name; MNIST goes
 * where a download would have put it.
 * @throws {WorkbenchError} `data-missing` or `data-invalid` (nothing is kept then), `store-write-failed`.
 */
export async function importFiles(
  name: string,
  files: NamedBytes[],
  cacheFolder: string,
): Promise<ImportedStatus> {
  const byName = new Map(files.map((file) => [file.name, file.bytes]));
  const assigned = assignSlots([...byName.keys()]);
  const set = perSlot((slot) => ({
    name: assigned[slot],
    bytes: byName.get(assigned[slot]) ?? new Uint8Array(),
  }));
  const { identity } = await readIdxBuffers(set, { name, verifyAsMnist: false });
  const kept = { id: idFor(identity), name, digest: identity.digest };
  const keep =
    identity.digest === MNIST_DIGEST
      ? keepMnist(set, cacheFolder)
      : keepImported(kept, set, cacheFolder);
  const { id, known } = await keep.catch((cause: unknown) => {
    if (!isSystemError(cause)) throw cause;
    const said = message('importedNotKept', { name, reason: systemProblem(cause) });
    throw new WorkbenchError('store-write-failed', said, message('importedNeedsRoom'), {
      params: { problem: cause.code },
      cause,
    });
  });
  return { ...(await describeDataset(id, { folder: null, cacheFolder })), known };
}

interface Kept {
  id: string;
  known: boolean;
}

async function keepMnist(files: PerSlot<NamedBytes>, cacheFolder: string): Promise<Kept> {
  const { available: known } = await describeDataset('mnist', { folder: null, cacheFolder });
  for (const slot of IDX_SLOTS) await keepMnistFile(cacheFolder, slot, files[slot].bytes);
  return { id: 'mnist', known };
}

/** Readable, and different for different content: `imported-fashion-mnist-1a2b3c4d`. */
function idFor({ name, digest }: { name: string; digest: string }): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  return `imported-${words}-${digest.slice(0, 8)}`.replace(/-+/g, '-');
}

/** Puts the set into its folder, unless the same content is there already and whole; returns the id it has. */
async function keepImported(
  set: ImportedSet,
  files: PerSlot<NamedBytes>,
  cacheFolder: string,
): Promise<Kept> {
  const known = await knownSet(set.digest, cacheFolder);
  if (known !== null && (await isWhole(known.id, cacheFolder)))
    return { id: known.id, known: true };
  const kept = known ?? set;
  const parent = importedFolder(cacheFolder);
  await sweepLeftovers(parent);
  const incoming = incomingName(parent);
  try {
    for (const slot of IDX_SLOTS) {
      await writeWhole(join(incoming, keptName(slot, files[slot].bytes)), files[slot].bytes);
    }
    await writeWhole(join(incoming, SET_FILE), `${JSON.stringify(kept, null, 2)}\n`);
    await replaceFolder(incoming, importedSetFolder(cacheFolder, kept.id));
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
  return { id: kept.id, known: false };
}

/** The imported set of that content, whole or not. */
async function knownSet(digest: string, cacheFolder: string): Promise<ImportedSet | null> {
  for (const id of await importedIds(cacheFolder)) {
    const set = await readImportedSet(cacheFolder, id).catch(() => null);
    if (set?.digest === digest) return set;
  }
  return null;
}

async function isWhole(id: string, cacheFolder: string): Promise<boolean> {
  const location = await locateDataset(id, { folder: null, cacheFolder }).catch(() => null);
  if (location === null) return false;
  return loadDataset(location).then(
    () => true,
    () => false,
  );
}

/** Moves `incoming` to `target`. What is at `target` was found damaged, or is not there. */
async function replaceFolder(incoming: string, target: string): Promise<void> {
  const damaged = incomingName(dirname(target));
  await rename(target, damaged).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  await rename(incoming, target);
  await rm(damaged, { recursive: true, force: true });
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
