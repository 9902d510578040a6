import { message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';

/** What TensorFlow says when memory cannot be had: of compiled functions, and of its own kernels. */
const REFUSED = /out of memory while trying to allocate ([\d.]+ ?\w+)|OOM when allocating/i;

/** `error`; or, where TensorFlow says in it that memory ran out, one that says what to do. */
export function trainingProblem(error: unknown): unknown {
  const [refused, size] = REFUSED.exec(error instanceof Error ? error.message : '') ?? [];
  if (refused === undefined) return error;
  return new WorkbenchError(
    'memory-exhausted',
    size === undefined ? message('memoryExhausted') : message('memoryExhaustedAt', { size }),
    message('memoryMakeRoom'),
    { cause: error, params: { size: size ?? '' } },
  );
}
