import { messageText } from '../../../shared/errors/message.ts';
import type { Message, MessageLanguage } from '../../../shared/errors/message.ts';

/** The language of the terminal, as the environment names it. */
export function terminalLanguage(env: NodeJS.ProcessEnv = process.env): MessageLanguage {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((each) => each);
  return locale?.toLowerCase().startsWith('ko') === true ? 'ko' : 'en';
}

/** A message in the language of the terminal. */
export const inTerminalLanguage = (said: Message): string => messageText(said, terminalLanguage());

/** A message in what programs read, which is the same in every terminal. */
export const inEnglish = (said: Message): string => messageText(said, 'en');
