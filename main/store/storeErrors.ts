import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { errorCode } from './files/fileSystem.ts';

/** What a disk may have against a write, in a word that the interface translates by. */
export type DiskProblem = 'disk-full' | 'read-only' | 'gone' | 'disk-fault' | 'other';

const PROBLEM_OF_CODE: Record<string, DiskProblem> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  ESTALE: 'gone',
  EIO: 'disk-fault',
};

const WORDING: Record<DiskProblem, { what: string; nextStep: string }> = {
  'disk-full': { what: 'the disk is full', nextStep: 'Free some space on it, then try again.' },
  'read-only': {
    what: "the store's folder cannot be written to",
    nextStep: 'Allow writing to it, or choose another folder in Settings, then try again.',
  },
  gone: {
    what: "the store's folder, or a file in it, is gone",
    nextStep: 'Connect its disk again or put the folder back, then try again.',
  },
  'disk-fault': {
    what: 'the disk reported a fault',
    nextStep: 'Try again; if it stays, copy the store to another disk.',
  },
  other: { what: 'the disk refused', nextStep: 'Try again; if it stays, restart the program.' },
};

export function diskProblem(cause: unknown): DiskProblem {
  return PROBLEM_OF_CODE[errorCode(cause) ?? ''] ?? 'other';
}

/** The problem in words, as the middle of a sentence. */
export function problemText(cause: unknown): string {
  const problem = diskProblem(cause);
  const code = errorCode(cause);
  return problem === 'other' && code !== null
    ? `the disk refused (${code})`
    : WORDING[problem].what;
}

/**
 * A failed write as `store-write-failed`. Ours, and mistakes of the program that no disk made, stay
 * what they are. The path is left out: the message may cross to another machine.
 */
export function writeFailure(cause: unknown): unknown {
  if (cause instanceof WorkbenchError || errorCode(cause) === null) return cause;
  const problem = diskProblem(cause);
  return new WorkbenchError(
    'store-write-failed',
    `It could not be saved: ${problemText(cause)}.`,
    WORDING[problem].nextStep,
    { params: { problem, code: errorCode(cause) ?? '' }, cause },
  );
}

/** For a write: the store's folder is not where it was, or another's is in its place. */
export const storeGone = (): unknown =>
  writeFailure(Object.assign(new Error('The lock is gone.'), { code: 'ENOENT' }));

export function storeUnusable(reason: string, nextStep: string, cause?: unknown): WorkbenchError {
  return new WorkbenchError('store-unusable', `The store cannot be used: ${reason}.`, nextStep, {
    params: { reason },
    cause,
  });
}

/** For a read: the same. */
export const storeFolderGone = (): WorkbenchError =>
  storeUnusable('its folder is gone', WORDING.gone.nextStep);

export function storeReadOnly(reason: string): WorkbenchError {
  return new WorkbenchError(
    'store-read-only',
    `The store is open for reading only: ${reason}`,
    'Remove the cause and open the program again to make changes.',
    { params: { reason } },
  );
}

export function experimentMissing(id: string): WorkbenchError {
  return new WorkbenchError(
    'experiment-missing',
    `There is no experiment ${id}.`,
    'Look at the list of experiments again.',
    { params: { id } },
  );
}

export function experimentDamaged(id: string, reason: string, nextStep: string): WorkbenchError {
  return new WorkbenchError(
    'experiment-damaged',
    `The experiment ${id} is damaged: ${reason}`,
    nextStep,
    { params: { id, reason } },
  );
}
