import { experimentIdSchema } from '../../shared/domain/experiment.ts';
import type { ExperimentId } from '../../shared/domain/experiment.ts';
import { message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';

/** `text` as an experiment's id. @throws {WorkbenchError} `experiment-missing` when no experiment can be called so. */
export function savedId(text: string): ExperimentId {
  const parsed = experimentIdSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new WorkbenchError(
    'experiment-missing',
    message('experimentMissing', { id: `"${text}"` }),
    message('experimentIdFromList'),
    { params: { id: text } },
  );
}
