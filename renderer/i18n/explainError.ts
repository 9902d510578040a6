import type { FlatError } from '../../shared/errors/workbenchError.ts';
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
 * An error in the current language. They are written in English where they are thrown, with the
 * particulars in the sentence; other languages have a sentence per code and show the original below it.
 */
export function explainError(error: FlatError): Explanation {
  const { code, message, nextStep, params } = error;
  const known = JSON.stringify({ code, message, nextStep, params }, null, 2);
  const details = withoutPersonalPaths(known);
  if (useText().locale.value === 'en') return { message, nextStep, original: '', details };
  const told = code === 'store-write-failed' ? writeProblems[params['problem'] ?? ''] : undefined;
  return { ...(told ?? errors[code]), original: message, details };
}
