import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';

/** A file that cannot be taken in: `reason` is the middle of a sentence. Nothing was changed. */
export function importRefused(
  fileName: string,
  reason: string,
  nextStep = 'Choose another file, or export it again where it was made.',
  cause?: unknown,
): WorkbenchError {
  return new WorkbenchError(
    'import-refused',
    `${fileName} cannot be imported: ${reason}.`,
    nextStep,
    { params: { fileName, reason }, cause },
  );
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
