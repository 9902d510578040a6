import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import type { Plan } from '../../../../shared/domain/plan.ts';
import type { SweepRequest } from '../../../../shared/domain/sweep.ts';
import type { Bench } from '../scriptedWorkbench.ts';

/** A sweep of four runs on the built-in digits. */
export const SWEEP: SweepRequest = {
  config: { ...LAB_CONFIG, dataset: 'digits', epochs: 3 },
  settings: [{ setting: 'batchSize', values: [16, 32] }],
  repeats: 2,
  name: 'batches',
  notes: 'planned',
  tags: ['cluster'],
};

export const planOf = ({ workbench }: Bench, request = SWEEP): Promise<Plan> =>
  workbench.call('run:plan', request);

/** Trains jobs of the plan and waits for their end. */
export async function trainJobs(bench: Bench, plan: Plan, jobs: number[]): Promise<string[]> {
  const started = await bench.workbench.call('run:startJobs', { plan, jobs });
  for (const { id, state } of started.jobs) {
    if (state !== 'done') await bench.until('run:finished', (event) => event.payload.id === id);
  }
  return started.jobs.map(({ state }) => state);
}
