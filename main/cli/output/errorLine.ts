import { message } from '../../../shared/errors/message.ts';
import {
  errorInWords,
  flattenError,
  WorkbenchError,
} from '../../../shared/errors/workbenchError.ts';
import type { ErrorLog } from '../../workbench/errorLog.ts';
import { UsageError } from '../exitCodes.ts';
import { inTerminalLanguage, terminalLanguage } from './language.ts';

/** An error on one line: what happened, and the next step. */
export type ErrorLine = (error: unknown) => string;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Both sentences in the language of the terminal, and what the system or a library said. */
function wordsOf(error: WorkbenchError): string {
  const { message, nextStep, params } = errorInWords(flattenError(error), terminalLanguage());
  const { detail = '' } = params;
  return `${message} ${nextStep}${detail === '' ? '' : ` (${detail})`}`;
}

/** Makes the line of an error. `log` keeps the words of an unexpected one, which only developers need. */
export function errorLines(log: ErrorLog): ErrorLine {
  return (error) => {
    if (error instanceof UsageError) return `error: ${oneLine(error.message)}`;
    if (error instanceof WorkbenchError && error.code !== 'internal') {
      return `error: ${oneLine(wordsOf(error))}`;
    }
    const { file } = log;
    const said = log.caught('command line', error)
      ? message('unexpectedLogged', { file })
      : message('unexpectedUnlogged', { file, details: oneLine(String(error)) });
    return `error: ${inTerminalLanguage(said)}`;
  };
}
