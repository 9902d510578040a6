import { message, messageText } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';

/**
 * `data-invalid` at byte `offset` of `file`'s content (unpacked, where it is gzipped, unless `reason`
 * says otherwise).
 */
export function invalidAt(
  file: string,
  offset: number,
  reason: Message,
  nextStep: Message = message('dataUnbrokenCopy'),
): WorkbenchError {
  const said = message('idxInvalidAt', { file, offset: String(offset), reason });
  return new WorkbenchError('data-invalid', said, nextStep, {
    params: { file, offset, reason: messageText(reason, 'en') },
  });
}

/** `data-invalid` for a whole file: what it is in place of data, or why it cannot be read. */
export function unusable(
  file: string,
  reason: Message,
  nextStep: Message = message('dataUnbrokenCopy'),
  { offset = 0, cause }: { offset?: number; cause?: unknown } = {},
): WorkbenchError {
  return new WorkbenchError(
    'data-invalid',
    message('dataFileUnusable', { file, reason }),
    nextStep,
    {
      params: { file, offset, reason: messageText(reason, 'en') },
      cause,
    },
  );
}

/** What the system says of a file, in words. */
const SYSTEM_REASONS: Readonly<Record<string, Message>> = {
  EACCES: message('dataNoPermission'),
  EPERM: message('dataNoPermission'),
  EISDIR: message('dataIsFolder'),
  ENOENT: message('dataGone'),
  EIO: message('dataDiskError', { code: 'EIO' }),
};

/** `data-invalid` for a file that the system does not let us read; every other error stays what it is. */
export function unreadable(file: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = cause instanceof WorkbenchError ? undefined : SYSTEM_REASONS[code];
  return reason === undefined ? cause : unusable(file, reason, undefined, { cause });
}
