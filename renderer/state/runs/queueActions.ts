import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import type { SweepRequest } from '../../../shared/domain/sweep.ts';
import { client } from '../transport/client.ts';
import { useToasts } from '../toasts.ts';

/**
 * Ways to fill and steer the queue. Each is true when the workbench took it.
 * @param begun called with the runs that a person has started
 */
export function queueActions(begun: (ids: ExperimentId[]) => void) {
  const toasts = useToasts();
  const starting = (start: () => Promise<{ ids: ExperimentId[] }>) =>
    toasts.attempt(async () => begun((await start()).ids));
  return {
    start: (request: RunRequest) => starting(() => client().call('run:start', request)),
    startSweep: (request: SweepRequest) => starting(() => client().call('run:sweep', request)),
    move: (id: ExperimentId, position: number) =>
      toasts.attempt(() => client().call('queue:move', { id, position })),
    hold: () => toasts.attempt(() => client().call('queue:hold', {})),
    goOn: () => toasts.attempt(() => client().call('queue:resume', {})),
    /** Takes all waiting runs of a group out of the queue, or all there are. */
    clear: (group: string | null) => toasts.attempt(() => client().call('queue:clear', { group })),
    /** Ends those that are trained as well. */
    stopAll: () => toasts.attempt(() => client().call('queue:stop', { group: null })),
  };
}
