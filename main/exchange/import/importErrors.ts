import { message, messageText } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import { NetworkUnknown } from './scalars/chosenSeries.ts';

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

/** What `read` answers; a refusal of it names the file. Any other error is unexpected and stays so. */
export async function refusedWith<T>(fileName: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NetworkUnknown) throw networkUnknown(fileName, error);
    if (error instanceof Refusal) throw importRefused(fileName, error.reason);
    throw error;
  }
}

/** A file whose curves may be of either network: the person who imports it must say. */
function networkUnknown(file: string, { reason }: NetworkUnknown): WorkbenchError {
  return new WorkbenchError(
    'import-refused',
    message('importRefused', { file, reason }),
    message('importChooseNetwork'),
    {
      params: { fileName: file, reason: messageText(reason, 'en'), problem: 'network-unknown' },
    },
  );
}
