import { fstatSync } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { makeFolders, writeWhole } from '../../workbench/files.ts';
import { dirname } from 'node:path';
import { isSystemError, systemProblem } from '../../../shared/errors/systemProblem.ts';

/** Whether a path means standard output: `-`, `/dev/stdout`, or the very file it goes to. */
export async function isStandardOutput(path: string): Promise<boolean> {
  if (path === '-') return true;
  const named = await stat(path).catch(() => null);
  if (named === null) return false;
  const own = fstatSync(1);
  return named.dev === own.dev && named.ino === own.ino && !named.isDirectory();
}

/**
 * Writes a document to a path and makes the folder it is in. A file that is there is replaced only when
 * the new one is whole, and keeps its rights; what a link leads to is replaced rather than the link; what is
 * no file, such as a pipe, is written to.
 * @throws {WorkbenchError} `store-write-failed`, naming the path
 */
export async function writeTo(path: string, bytes: Uint8Array): Promise<string> {
  try {
    const target = await realpath(path).catch(() => path);
    const found = await stat(target).catch(() => null);
    if (found !== null && !found.isFile()) await writeInto(target, bytes);
    else {
      await makeFolders(dirname(target));
      await writeWhole(target, bytes, found?.mode);
    }
    return path;
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    throw new WorkbenchError(
      'store-write-failed',
      message('exportNotWritten', { path, reason: systemProblem(cause) }),
      message('exportOtherPath'),
      { params: { problem: 'other', code: cause.code }, cause },
    );
  }
}

async function writeInto(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}
