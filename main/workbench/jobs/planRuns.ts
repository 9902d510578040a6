import { PLAN_FORMAT, PLAN_VERSION } from '../../../shared/domain/plan.ts';
import type { Plan } from '../../../shared/domain/plan.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import type { SweepRequest } from '../../../shared/domain/sweep.ts';
import { newExperimentId } from '../../store/experiments/experimentId.ts';
import { APP_VERSION } from '../environment.ts';
import { draftsOf } from '../runs/drafts.ts';
import { checkData } from '../runs/startRuns.ts';
import type { Services } from '../services.ts';

/**
 * What `startRuns` would train, as a plan: the request is checked in the same way, and the runs
 * get the same names and an id each. Nothing is saved.
 * @throws {WorkbenchError} `config-invalid` or `data-missing`
 */
export async function planRuns(
  request: RunRequest | SweepRequest,
  services: Services,
): Promise<Plan> {
  const drafts = await draftsOf(request, services.data);
  await checkData(drafts, services.data);
  const now = services.clock();
  let id = '';
  const jobs = drafts.map(({ name, config }, job) => {
    id = newExperimentId([id], now);
    return { job, id, name, config };
  });
  return {
    format: PLAN_FORMAT,
    version: PLAN_VERSION,
    app: APP_VERSION,
    createdAt: now.toISOString(),
    group: drafts[0]?.group ?? null,
    notes: request.notes,
    tags: request.tags,
    recordLayers: services.recordsLayers(),
    jobs,
  };
}
