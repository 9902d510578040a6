import { planRuns } from '../jobs/planRuns.ts';
import { startJobs } from '../jobs/startJobs.ts';
import { startRuns } from '../runs/startRuns.ts';
import { queueAgain } from '../runs/queueAgain.ts';
import type { Services } from '../services.ts';
import type { HandlersOf } from './handlers.ts';

export function runHandlers(services: Services): HandlersOf<'run' | 'queue'> {
  const { queue, store } = services;
  const runsOf = async (group: string | null) => {
    const { experiments } = (await (await store.existing())?.list()) ?? { experiments: [] };
    const wanted = experiments.filter((one) => group === null || one.group?.id === group);
    return new Set(wanted.map(({ id }) => id));
  };
  return {
    'run:start': async (request) => ({ ids: await startRuns(request, services) }),
    'run:sweep': async (request) => ({ ids: await startRuns(request, services) }),
    'run:plan': async (request) => planRuns(request, services),
    'run:startJobs': async ({ plan, jobs }) => ({ jobs: await startJobs(plan, jobs, services) }),
    'run:pause': async ({ id }) => {
      await queue.pause(id);
      return {};
    },
    'run:resume': async ({ id }) => {
      if (!(await queue.resume(id))) await queueAgain(id, services);
      return {};
    },
    'run:stop': async ({ id }) => {
      await queue.stop(id);
      return {};
    },
    'queue:describe': () => queue.state,
    'queue:move': ({ id, position }) => {
      queue.move(id, position);
      return {};
    },
    'queue:hold': async () => {
      await queue.hold();
      return {};
    },
    'queue:resume': async () => {
      await queue.goOn();
      return {};
    },
    'queue:clear': async ({ group }) => ({ ids: await queue.takeOut(await runsOf(group)) }),
    'queue:stop': async ({ group }) => ({ ids: await queue.stopAll(await runsOf(group)) }),
  };
}
