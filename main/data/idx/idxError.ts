import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';

const NEXT_STEP = 'Get an unbroken copy of the file, or choose another data set.';

/**
 * `data-invalid` at byte `offset` of `file`'s content (unpacked, where it is gzipped, unless `reason`
 * says otherwise).
 */
export function invalidAt(
  file: string,
  offset: number,
  reason: string,
  nextStep = NEXT_STEP,
): WorkbenchError {
  const message = `${file} cannot be used: at byte ${offset}, ${reason}.`;
  return new WorkbenchError('data-invalid', message, nextStep, {
    params: { file, offset, reason },
  });
}

/** `data-invalid` for a file that the system does not let us read; errors that are ours already stay. */
export function unreadable(file: string, cause: unknown): WorkbenchError {
  if (cause instanceof WorkbenchError) return cause;
  const reason = `it cannot be read (${cause instanceof Error ? cause.message : String(cause)})`;
  return new WorkbenchError('data-invalid', `${file} cannot be used: ${reason}.`, NEXT_STEP, {
    params: { file, offset: 0, reason },
    cause,
  });
}
