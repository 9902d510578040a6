import { readFile, stat } from 'node:fs/promises';
import type { Plan } from '../../shared/domain/plan.ts';
import { message } from '../../shared/errors/message.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { isSystemError, systemProblem } from '../../shared/errors/systemProblem.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { decodePlan } from '../workbench/jobs/planFile.ts';

/** The plan in a file. @throws {WorkbenchError} `plan-refused` when there is none that can be used */
export async function readPlan(file: string): Promise<Plan> {
  try {
    return decodePlan(await readFile(file));
  } catch (cause) {
    const isRefusal = cause instanceof Refusal;
    if (!isRefusal && !isSystemError(cause)) throw cause;
    const reason = isRefusal ? cause.reason : systemProblem(cause);
    const nextStep = message(reason.id === 'planNewer' ? 'planUpdate' : 'planMakeAgain');
    throw new WorkbenchError('plan-refused', message('planUnusable', { file, reason }), nextStep, {
      cause,
    });
  }
}

/**
 * Refuses to put a plan where a file is: runs that are trained from another plan would not be found by it.
 * @throws {WorkbenchError} `plan-refused`
 */
export async function refuseToReplace(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile() || found.size === 0) return;
  throw new WorkbenchError(
    'plan-refused',
    message('planExists', { file }),
    message('planOtherName'),
  );
}
