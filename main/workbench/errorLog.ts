import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withoutPersonalPaths } from '../../shared/errors/personalPaths.ts';
import { APP_VERSION } from './environment.ts';

/** Of the file that is written to; the one before it is kept beside it. */
const LARGEST = 256 * 1024;

/** What went wrong, from wherever it was caught. */
export interface Mishap {
  /** The part of the program, or the command. */
  where: string;
  message: string;
  stack: string;
}

/**
 * What nobody foresaw, one JSON object a line, in `logs/errors.log` under the user's folder. It stays
 * on this computer. Two files of at most 256 KB; writing never fails the caller.
 */
export class ErrorLog {
  readonly #folder: string;
  readonly #clock: () => Date;

  constructor(userFolder: string, clock: () => Date) {
    this.#folder = join(userFolder, 'logs');
    this.#clock = clock;
  }

  write({ where, message, stack }: Mishap): void {
    const entry = { at: this.#clock().toISOString(), app: APP_VERSION, where, message, stack };
    // At once: the next thing that happens may be the end of the process.
    try {
      mkdirSync(this.#folder, { recursive: true });
      const file = join(this.#folder, 'errors.log');
      const size = existsSync(file) ? statSync(file).size : 0;
      if (size > LARGEST) renameSync(file, join(this.#folder, 'errors.before.log'));
      appendFileSync(file, `${withoutPersonalPaths(JSON.stringify(entry))}\n`);
    } catch {
      // A full disk must not turn one problem into two.
    }
  }

  /** As `write`, of anything thrown. */
  caught(where: string, error: unknown): void {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    this.write({ where, message, stack });
  }
}
