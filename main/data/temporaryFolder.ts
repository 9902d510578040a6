import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';

/** More than any file that has to pass through before the first step. */
const TRIAL_BYTES = 512 * 1024;

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
    writeFileSync(join(folder, 'trial'), new Uint8Array(TRIAL_BYTES));
  } catch (cause) {
    throw temporaryUnwritable(cause);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of what the system refused to do with a temporary file. */
export function temporaryUnwritable(cause: unknown): WorkbenchError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const folder = tmpdir();
  const what =
    reason === 'ENOENT' ? 'which is not there' : `which cannot be written to (${reason})`;
  return new WorkbenchError(
    'temporary-unwritable',
    `Temporary files belong in ${folder}, ${what}.`,
    `Make the folder or room on its disk, or name another in ${variable()}, and start again.`,
    { cause, params: { reason, folder, variable: variable() } },
  );
}

/** What the system reads the folder from. */
const variable = (): string => (process.platform === 'win32' ? 'TEMP' : 'TMPDIR');
