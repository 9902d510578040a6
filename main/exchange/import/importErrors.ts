import { message, messageText } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';

/** A file that cannot be imported: `reason` is the middle of a sentence. Nothing was changed. */
export function importRefused(
  file: string,
  reason: Message,
  nextStep: Message = message('importAnotherFile'),
  cause?: unknown,
): WorkbenchError {
  return new WorkbenchError(
    'import-refused',
    message('importRefused', { file, reason }),
    nextStep,
    {
      params: {
        fileName: file,
        reason: messageText(reason, 'en'),
      },
      cause,
    },
  );
}
