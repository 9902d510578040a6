import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { IdxKind } from './idx.ts';

/** One of the four files of a set. */
export type IdxSlot = keyof typeof IDX_FILES;
export type PerSlot<T> = Record<IdxSlot, T>;

export const IDX_SLOTS = Object.keys(IDX_FILES) as IdxSlot[];

export const KIND_OF: PerSlot<IdxKind> = {
  trainImages: 'images',
  trainLabels: 'labels',
  validImages: 'images',
  validLabels: 'labels',
};

export function perSlot<T>(make: (slot: IdxSlot) => T): PerSlot<T> {
  return {
    trainImages: make('trainImages'),
    trainLabels: make('trainLabels'),
    validImages: make('validImages'),
    validLabels: make('validLabels'),
  };
}

/** As `perSlot`, all four under way at once. */
export async function allSlots<T>(make: (slot: IdxSlot) => Promise<T>): Promise<PerSlot<T>> {
  const pending = perSlot(make);
  await Promise.all(Object.values(pending));
  return {
    trainImages: await pending.trainImages,
    trainLabels: await pending.trainLabels,
    validImages: await pending.validImages,
    validLabels: await pending.validLabels,
  };
}

/** Like `train-images-idx3-ubyte.gz`, `train-images.idx3-ubyte`, `emnist-digits-test-labels-idx1-ubyte`. */
const LIKE_IDX =
  /(train|t10k|test|valid)[-_. ]?(images|labels)([-_. ]?idx[13])?([-_. ]?ubyte)?(\.gz)?$/i;

/** Which of the four files a name (without folder) stands for, or null. */
export function slotOf(name: string): IdxSlot | null {
  const match = LIKE_IDX.exec(name);
  if (match === null) return null;
  const images = match[2]?.toLowerCase() === 'images';
  if (match[1]?.toLowerCase() === 'train') return images ? 'trainImages' : 'trainLabels';
  return images ? 'validImages' : 'validLabels';
}

/**
 * The one of `names` for each of the four files. MNIST's own names win over names like them.
 * @throws {WorkbenchError} `data-missing`, naming the first file that is not among them;
 *   `data-invalid` when several could be the same file.
 */
export function assignSlots(names: string[]): PerSlot<string> {
  return perSlot((slot) => {
    const usual = IDX_FILES[slot];
    const exact = [usual, `${usual}.gz`].find((name) => names.includes(name));
    const alike = exact === undefined ? names.filter((name) => slotOf(name) === slot) : [exact];
    const [found, another] = alike;
    if (found === undefined) throw missing(`there is no ${usual} or ${usual}.gz`);
    if (another === undefined) return found;
    const reason = `${found} and ${another} could both be ${usual}`;
    throw new WorkbenchError(
      'data-invalid',
      `It is not clear which file to use: ${reason}.`,
      'Leave only one of them.',
      {
        params: { file: found, offset: 0, reason },
      },
    );
  });
}

/** Paths of the four files in a folder. Errors as `assignSlots`, and `data-missing` when there is no such folder. */
export async function findIdxFiles(folder: string): Promise<PerSlot<string>> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw missing('the folder cannot be read', cause);
  });
  const assigned = assignSlots(names.sort());
  return perSlot((slot) => join(folder, assigned[slot]));
}

function missing(problem: string, cause?: unknown): WorkbenchError {
  const nextStep = 'Choose the folder, or the files, of a whole data set in IDX format.';
  return new WorkbenchError('data-missing', `The data set is not complete: ${problem}.`, nextStep, {
    params: { problem },
    cause,
  });
}
