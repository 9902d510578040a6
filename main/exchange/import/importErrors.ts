import { message, messageText } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';

/** A file that cannot be imported: `reason` is the middle of a sentence. Nothing was changed. */
export function importRefused(
  file: string,
  reason: Message | string,
  nextStep: Message | string = message('importAnotherFile'),
  cause?: unknown,
): WorkbenchError {
  return new WorkbenchError(
    'import-refused',
    message('importRefused', { file, reason }),
    nextStep,
    {
      params: {
        fileName: file,
        reason: typeof reason === 'string' ? reason : messageText(reason, 'en'),
      },
      cause,
    },
  );
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
