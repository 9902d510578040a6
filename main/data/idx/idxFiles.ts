import { join, posix } from 'node:path';

import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { message, messageText } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { folderFiles } from '../folderFiles.ts';
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
    if (found === undefined) throw missing(message('dataNoFile', { file: usual }));
    if (another === undefined) return found;
    const said = message('idxAmbiguous', { one: found, other: another, file: usual });
    throw new WorkbenchError('data-invalid', said, message('idxLeaveOne'), {
      params: { file: found, offset: 0 },
    });
  });
}

/** torchvision keeps a set in `MNIST/raw` of the given folder. */
const DEEPEST = 3;

/**
 * Paths of the four files in a folder; where none is in it itself, but a whole set in one folder below
 * it, those. A file may stand in a folder of its own name, as archives of Kaggle's have it.
 * Errors as `assignSlots`, and `data-missing` when there is no such folder, or the set is in several below.
 */
export async function findIdxFiles(folder: string): Promise<PerSlot<string>> {
  const own = await filesUpTo(folder, 0);
  if (isWhole(own)) return pathsOf(folder, own);
  const byPlace = placesOf(await filesUpTo(folder, DEEPEST));
  const here = byPlace.get('.') ?? [];
  const below = [...byPlace].filter(([, paths]) => isWhole(paths));
  if (here.some(isLikeIdx) || below.length === 0) return pathsOf(folder, here);
  const [[, paths] = ['', []], another] = below;
  if (another !== undefined) throw inSeveral(below.map(([place]) => place));
  return pathsOf(folder, paths);
}

const filesUpTo = (folder: string, depth: number): Promise<string[]> =>
  folderFiles(folder, depth).catch((cause: unknown) => {
    throw missing(message('dataNoFolder'), cause);
  });

const isLikeIdx = (path: string): boolean => slotOf(posix.basename(path)) !== null;

const isWhole = (paths: readonly string[]): boolean =>
  IDX_SLOTS.every((slot) => paths.some((path) => slotOf(posix.basename(path)) === slot));

/** Files by the folder they count for: their own, or where that has a file's name, the one it is in. */
function placesOf(paths: readonly string[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  const add = (place: string, path: string) =>
    places.set(place, [...(places.get(place) ?? []), path]);
  const [inOwnFolder, others] = [true, false].map((isOwn) =>
    paths.filter((path) => isLikeIdx(posix.dirname(path)) === isOwn),
  );
  for (const path of others ?? []) add(posix.dirname(path), path);
  for (const path of inOwnFolder ?? []) {
    const place = posix.dirname(posix.dirname(path));
    const slot = slotOf(posix.basename(path));
    const isThere = places.get(place)?.some((other) => slotOf(posix.basename(other)) === slot);
    if (isThere !== true) add(place, path);
  }
  return places;
}

function pathsOf(folder: string, paths: readonly string[]): PerSlot<string> {
  const byName = new Map(paths.map((path) => [posix.basename(path), path]));
  const assigned = assignSlots([...byName.keys()].sort());
  return perSlot((slot) => join(folder, byName.get(assigned[slot]) ?? assigned[slot]));
}

function missing(problem: Message, cause?: unknown): WorkbenchError {
  return new WorkbenchError(
    'data-missing',
    message('dataIncomplete', { problem }),
    message('dataChooseFolder'),
    { params: { problem: messageText(problem, 'en') }, cause },
  );
}

function inSeveral(folders: string[]): WorkbenchError {
  const problem = message('dataSeveralBelow', { folders });
  return new WorkbenchError(
    'data-missing',
    message('dataIncomplete', { problem }),
    message('dataChooseOneBelow'),
    { params: { problem: messageText(problem, 'en') } },
  );
}
