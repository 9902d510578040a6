import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { message } from '../../shared/errors/message.ts';
import { detailOf, WorkbenchError } from '../../shared/errors/workbenchError.ts';

/** Room for more than passes through before the first step; in pieces, as a limit on one file's size is no lack of room. */
const TRIAL_PIECES = 8;
const PIECE_BYTES = 64 * 1024;

/** Makes a folder of one's own among the system's temporary files. @throws {WorkbenchError} `temporary-unwritable` */
export function makeTemporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'batchnorm-workbench-'));
  } catch (cause) {
    throw temporaryUnwritable(cause);
  }
}

/**
 * Looks whether there can be temporary files, before anything is made that would fail without.
 * @throws {WorkbenchError} `temporary-unwritable`
 */
export function checkTemporaryFolder(): void {
  const folder = makeTemporaryFolder();
  try {
    for (let piece = 0; piece < TRIAL_PIECES; piece++) {
      writeFileSync(join(folder, `trial-${piece}`), new Uint8Array(PIECE_BYTES));
    }
  } catch (cause) {
    throw temporaryUnwritable(cause);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of what the system refused to do with a temporary file. */
export function temporaryUnwritable(cause: unknown): WorkbenchError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '?';
  const folder = tmpdir();
  return new WorkbenchError(
    'temporary-unwritable',
    code === 'ENOENT'
      ? message('temporaryMissing', { folder })
      : message('temporaryUnwritable', { folder, code }),
    message('temporaryMakeRoom', { variable: variable() }),
    { cause, params: { code, detail: detailOf(cause), folder, variable: variable() } },
  );
}

/** What the system reads the folder from. */
const variable = (): string => (process.platform === 'win32' ? 'TEMP' : 'TMPDIR');
