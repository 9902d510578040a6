import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { unreadable } from '../idx/idxError.ts';
import { allSlots, findIdxFiles } from '../idx/idxFiles.ts';
import type { PerSlot } from '../idx/idxFiles.ts';
import { MNIST_NAME } from './mnistDigests.ts';
import { readIdxFolder } from '../readDataset.ts';

/** What a folder's files were like when they were verified, and what came of it. */
interface Verification {
  state: string;
  result: Promise<void>;
}

const lastOf = new Map<string, Verification>();

/**
 * Checks that a folder's four files have MNIST's content, by SHA-256. The result is remembered as long
 * as the process runs and the files do not change.
 * @throws {WorkbenchError} `data-missing`, `data-invalid`
 */
export async function verifyFolder(folder: string): Promise<void> {
  const state = await stateOf(await findIdxFiles(folder));
  const last = lastOf.get(folder);
  if (last?.state === state) return last.result;
  const result = readIdxFolder(folder, { name: MNIST_NAME, verifyAsMnist: true }).then(
    () => undefined,
  );
  lastOf.set(folder, { state, result });
  return result;
}

/** Paths, lengths and times of the files: another state when one of them was written to. */
async function stateOf(paths: PerSlot<string>): Promise<string> {
  const files = await allSlots(async (slot) => {
    const path = paths[slot];
    try {
      const { size, mtimeMs, ctimeMs } = await stat(path);
      return [path, size, mtimeMs, ctimeMs];
    } catch (error) {
      throw unreadable(basename(path), error);
    }
  });
  return JSON.stringify(files);
}
