import type { Message } from './message.ts';
import { messageText } from './message.ts';

/**
 * Why an input cannot be read, thrown by a reader that does not know the file's name. Code that does
 * know it makes a `WorkbenchError` of it. Every other error is unexpected and stays one.
 */
export class Refusal extends Error {
  readonly reason: Message;

  /** @param reason the middle of a sentence */
  constructor(reason: Message) {
    super(messageText(reason, 'en'));
    this.name = 'Refusal';
    this.reason = reason;
  }
}
