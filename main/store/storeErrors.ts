import { message } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';
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

const WORDING: Record<DiskProblem, { what: Message; nextStep: Message }> = {
  'disk-full': { what: message('diskFull'), nextStep: message('diskFreeSpace') },
  'read-only': { what: message('storeNotWritable'), nextStep: message('storeAllowWriting') },
  gone: { what: message('storeFilesGone'), nextStep: message('storePutBack') },
  'disk-fault': { what: message('diskFault'), nextStep: message('diskCopyStore') },
  other: { what: message('diskRefused'), nextStep: message('diskRestart') },
};

export function diskProblem(cause: unknown): DiskProblem {
  return PROBLEM_OF_CODE[errorCode(cause) ?? ''] ?? 'other';
}

/** The problem in words, as the middle of a sentence. */
export function problemMessage(cause: unknown): Message {
  const problem = diskProblem(cause);
  const code = errorCode(cause);
  return problem === 'other' && code !== null
    ? message('diskRefusedWith', { code })
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
    message('storeNotSaved', { problem: problemMessage(cause) }),
    WORDING[problem].nextStep,
    { params: { problem, code: errorCode(cause) ?? '' }, cause },
  );
}

/** For a write: the store's folder is not where it was, or another's is in its place. */
export const storeGone = (): unknown =>
  writeFailure(Object.assign(new Error('The lock is gone.'), { code: 'ENOENT' }));

/** @param problem the middle of a sentence */
export function storeUnusable(
  problem: Message,
  nextStep: Message,
  cause?: unknown,
): WorkbenchError {
  return new WorkbenchError('store-unusable', message('storeUnusable', { problem }), nextStep, {
    cause,
  });
}

/** For a read: the same. */
export const storeFolderGone = (): WorkbenchError =>
  storeUnusable(message('storeFolderGone'), WORDING.gone.nextStep);

/** @param reason a sentence */
export const storeReadOnly = (reason: Message): WorkbenchError =>
  new WorkbenchError(
    'store-read-only',
    message('storeReadOnly', { reason }),
    message('storeReopen'),
  );

export const experimentMissing = (id: string): WorkbenchError =>
  new WorkbenchError(
    'experiment-missing',
    message('experimentMissing', { id }),
    message('experimentsLookAgain'),
    { params: { id } },
  );

/** @param reason a sentence */
export const experimentDamaged = (id: string, reason: Message, nextStep: Message): WorkbenchError =>
  new WorkbenchError('experiment-damaged', message('experimentDamaged', { id, reason }), nextStep, {
    params: { id },
  });
