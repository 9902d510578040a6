import {
  errorInWords,
  flattenError,
  WorkbenchError,
} from '../../../shared/errors/workbenchError.ts';
import type { ErrorLog } from '../../workbench/errorLog.ts';
import { UsageError } from '../exitCodes.ts';
import { terminalLanguage } from './language.ts';

/** An error as the one line a person gets: what happened, and the next step. */
export type ErrorLine = (error: unknown) => string;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Both sentences in the language of the terminal, and what the system or a library said. */
function wordsOf(error: WorkbenchError): string {
  const { message, nextStep, params } = errorInWords(flattenError(error), terminalLanguage());
  const { detail = '' } = params;
  return `${message} ${nextStep}${detail === '' ? '' : ` (${detail})`}`;
}

/** The words of an error that nobody foresaw are for those who mend the program: `log` keeps them. */
export function errorLines(log: ErrorLog): ErrorLine {
  return (error) => {
    if (error instanceof UsageError) return `error: ${oneLine(error.message)}`;
    if (error instanceof WorkbenchError && error.code !== 'internal') {
      return `error: ${oneLine(wordsOf(error))}`;
    }
    const details = log.caught('command line', error)
      ? `The details are at the end of ${log.file}.`
      : `The details could not be written to ${log.file}: ${oneLine(String(error))}.`;
    return `error: Something unexpected happened. ${details} Try again; if it happens again, report them.`;
  };
}
