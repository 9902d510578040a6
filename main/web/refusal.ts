import type { Message } from '../../shared/errors/message.ts';
import { messageText } from '../../shared/errors/message.ts';

/** A request turned away before it reaches the workbench; what it says is shown as it is, so it names nothing private. */
export class Refusal extends Error {
  readonly status: number;
  readonly said: { message: Message; nextStep: Message };

  constructor(status: number, message: Message, nextStep: Message) {
    super(messageText(message, 'en'));
    this.name = 'Refusal';
    this.status = status;
    this.said = { message, nextStep };
  }
}
