import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';

/** How much of the runs' files one archive holds in memory before it is packed. */
const MOST_READ = 600 * 1024 * 1024;

/** @throws {WorkbenchError} when `bytes` are more than is meant to be in memory at once */
export function checkRead(bytes: number): void {
  if (bytes > MOST_READ) throw exportTooLarge(bytes);
}

export function exportTooLarge(bytes: number): WorkbenchError {
  const megabytes = Math.round(bytes / 1024 / 1024);
  return new WorkbenchError(
    'request-invalid',
    message('exportTooLarge', { megabytes }),
    message('exportFewer'),
    { params: { setting: 'ids' } },
  );
}
