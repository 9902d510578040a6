import { messageText } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';

/** A message as an English reader sees it; null stays null. */
export const sentence = (said: Message | null): string | null =>
  said === null ? null : messageText(said, 'en');

/** Several messages as an English reader sees them. */
export const sentences = (messages: readonly Message[]): string[] =>
  messages.map((said) => messageText(said, 'en'));
