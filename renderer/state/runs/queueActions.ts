import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import type { SweepRequest } from '../../../shared/domain/sweep.ts';
import { client } from '../transport/client.ts';
import { useToasts } from '../toasts.ts';

/** Ways to fill and steer the queue. Each is true when the workbench took it; a run comes with `run:started`. */
export function queueActions() {
  const toasts = useToasts();
  return {
    start: (request: RunRequest) => toasts.attempt(() => client().call('run:start', request)),
    startSweep: (request: SweepRequest) =>
      toasts.attempt(() => client().call('run:sweep', request)),
    move: (id: ExperimentId, position: number) =>
      toasts.attempt(() => client().call('queue:move', { id, position })),
    hold: () => toasts.attempt(() => client().call('queue:hold', {})),
    goOn: () => toasts.attempt(() => client().call('queue:resume', {})),
    /** Takes all waiting runs of a group out of the queue, or all there are. */
    clear: (group: string | null) => toasts.attempt(() => client().call('queue:clear', { group })),
  };
}
