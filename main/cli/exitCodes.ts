import { CommanderError } from 'commander';
import { flattenError, WorkbenchError } from '../../shared/errors/workbenchError.ts';

export const GOOD = 0;
export const FAILED = 1;
export const WRONG_USAGE = 2;
/** As shells count a command ended by Ctrl+C; what it trained is saved and can be resumed. */
export const INTERRUPTED = 130;

/** A command line that cannot be meant: told in one sentence with what to do instead, exit code 2. */
export class UsageError extends Error {}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** An error as the one line a person gets: what happened, and the next step. */
export function errorLine(error: unknown): string {
  if (error instanceof UsageError) return `error: ${oneLine(error.message)}`;
  const { message, nextStep } = flattenError(error);
  return `error: ${oneLine(message)} ${oneLine(nextStep)}`;
}

/** The exit code that says what kind of error it was. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? GOOD : WRONG_USAGE;
  if (error instanceof UsageError) return WRONG_USAGE;
  if (error instanceof WorkbenchError && error.code === 'config-invalid') return WRONG_USAGE;
  return FAILED;
}
