import { errorInWords } from '../../shared/errors/workbenchError.ts';
import type { FlatError } from '../../shared/errors/workbenchError.ts';
import { messageText } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';
import { withoutPersonalPaths } from '../../shared/errors/personalPaths.ts';
import { useText } from './useText.ts';

export interface Explanation {
  message: string;
  nextStep: string;
  /** Everything known, for a report. */
  details: string;
}

/** A message in the current language. Reactive when read in a template or a computed. */
export const sayMessage = (said: Message): string => messageText(said, useText().locale.value);

/** An error in the current language; its details are for those who mend the program, and in English. */
export function explainError(error: FlatError): Explanation {
  const { message, nextStep } = errorInWords(error, useText().locale.value);
  const known = JSON.stringify(errorInWords(error, 'en'), null, 2);
  return { message, nextStep, details: withoutPersonalPaths(known) };
}
