import { message } from './message.ts';
import type { Message } from './message.ts';

const MESSAGES: Record<string, Message> = {
  ENOSPC: message('systemDiskFull'),
  EDQUOT: message('systemDiskFull'),
  EFBIG: message('systemDiskFull'),
  EROFS: message('systemReadOnly'),
  EACCES: message('systemDenied'),
  EPERM: message('systemDenied'),
  ENOENT: message('systemMissing'),
  ENOTDIR: message('systemNoFolder'),
  EISDIR: message('systemIsFolder'),
  EIO: message('systemDiskFault'),
  ENAMETOOLONG: message('systemNameTooLong'),
  ELOOP: message('systemLinkLoop'),
  EBUSY: message('systemBusy'),
  ETXTBSY: message('systemBusy'),
  EMFILE: message('systemTooManyFiles'),
  ENFILE: message('systemTooManyFiles'),
};

/** Whether the system made the error (`ENOSPC`), rather than a mistake of the program. */
export const isSystemError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^E[A-Z0-9]+$/.test(error.code);

/** What the system says of a file, as the middle of a sentence. */
export function systemProblem(error: unknown): Message {
  const code = isSystemError(error) ? error.code : '';
  return MESSAGES[code] ?? message('systemRefused', { code: code === '' ? String(error) : code });
}
