import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withoutPersonalPaths } from '../../shared/errors/personalPaths.ts';
import { makeFoldersNow } from '../data/makeFolders.ts';
import { APP_VERSION } from './environment.ts';

/** Errors that are in a log already. */
const written = new WeakSet<Error>();

/** Of the file that is written to; the one before it is kept beside it. */
const LARGEST = 256 * 1024;

/** What went wrong, from wherever it was caught. */
export interface LoggedError {
  /** The part of the program, or the command. */
  where: string;
  message: string;
  stack: string;
}

/**
 * An unexpected error, one JSON object a line, in `logs/errors.log` under the user's folder. It stays
 * on this computer. Two files of at most 256 KB; writing never fails the caller.
 */
export class ErrorLog {
  readonly file: string;
  readonly #folder: string;
  readonly #clock: () => Date;

  constructor(userFolder: string, clock: () => Date) {
    this.#folder = join(userFolder, 'logs');
    this.file = join(this.#folder, 'errors.log');
    this.#clock = clock;
  }

  /** @returns whether it could be written */
  write({ where, message, stack }: LoggedError): boolean {
    const entry = { at: this.#clock().toISOString(), app: APP_VERSION, where, message, stack };
    // At once: the next thing that happens may be the end of the process.
    try {
      makeFoldersNow(this.#folder);
      const size = existsSync(this.file) ? statSync(this.file).size : 0;
      if (size > LARGEST) renameSync(this.file, join(this.#folder, 'errors.before.log'));
      appendFileSync(this.file, `${withoutPersonalPaths(JSON.stringify(entry))}\n`);
      return true;
    } catch {
      // A full disk must not turn one problem into two.
      return false;
    }
  }

  /** As `write`, of anything thrown. What passes through several hands is written by the first. */
  caught(where: string, error: unknown): boolean {
    const thrown = error instanceof Error ? error : new Error(String(error));
    if (written.has(thrown)) return true;
    const { message, stack = '' } = thrown;
    const isWritten = this.write({ where, message, stack });
    if (isWritten) written.add(thrown);
    return isWritten;
  }
}
