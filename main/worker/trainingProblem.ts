import { message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';

/** What TensorFlow says when memory cannot be had: of compiled functions, and of its own kernels. */
const REFUSED = /out of memory while trying to allocate ([\d.]+ ?\w+)|OOM when allocating/i;

/** `error`, or where it tells in TensorFlow's words that memory ran out, one that says what to do about it. */
export function trainingProblem(error: unknown): unknown {
  const [told, size] = REFUSED.exec(error instanceof Error ? error.message : '') ?? [];
  if (told === undefined) return error;
  return new WorkbenchError(
    'memory-exhausted',
    size === undefined ? message('memoryExhausted') : message('memoryExhaustedAt', { size }),
    message('memoryMakeRoom'),
    { cause: error, params: { size: size ?? '' } },
  );
}
