import type { FlatError } from '../../shared/errors/workbenchError.ts';
import { messageText } from '../../shared/errors/message.ts';
import { withoutPersonalPaths } from '../../shared/errors/personalPaths.ts';
import { errors, writeProblems } from './ko/errors.ts';
import { useText } from './useText.ts';

export interface Explanation {
  message: string;
  nextStep: string;
  /** The particular sentence it was translated from by its code; empty when nothing was lost. */
  original: string;
  /** Everything known, for a report. */
  details: string;
}

/**
 * An error in the current language. One that is known in English only is explained by its code, and
 * its English sentence is shown below.
 */
export function explainError(error: FlatError): Explanation {
  const { code, message, nextStep, said, params } = error;
  const known = JSON.stringify({ code, message, nextStep, params }, null, 2);
  const details = withoutPersonalPaths(known);
  const language = useText().locale.value;
  if (language === 'en') return { message, nextStep, original: '', details };
  if (said !== null) {
    return {
      message: messageText(said.message, language),
      nextStep: messageText(said.nextStep, language),
      original: '',
      details,
    };
  }
  const told = code === 'store-write-failed' ? writeProblems[params['problem'] ?? ''] : undefined;
  return { ...(told ?? errors[code]), original: message, details };
}
