import { CommanderError } from 'commander';
import type { Message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { inTerminalLanguage } from './output/language.ts';

export const GOOD = 0;
export const FAILED = 1;
export const WRONG_USAGE = 2;
/** `doctor --fail-on`: the files were read, and something as grave was found in them. */
export const FAILED_ON_FINDINGS = 3;
/** As shells count a command ended by Ctrl+C; what it trained is saved and can be resumed. */
export const INTERRUPTED = 130;

/** A command line that cannot be used: one sentence that says what to do instead, and exit code 2. */
export class UsageError extends Error {
  constructor(said: Message) {
    super(inTerminalLanguage(said));
  }
}

/** The exit code that says what kind of error it was. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? GOOD : WRONG_USAGE;
  if (error instanceof UsageError) return WRONG_USAGE;
  if (error instanceof WorkbenchError && error.code === 'config-invalid') return WRONG_USAGE;
  return FAILED;
}
