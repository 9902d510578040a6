import type { WorkbenchClient } from '../../shared/contract/client.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import { activeProgress } from '../../shared/domain/queueProgress.ts';
import { EMPTY_QUEUE, withProgress } from '../../shared/domain/run.ts';
import type { Queue } from '../../shared/domain/run.ts';

/** A run longer than this, in seconds, is one that people turn away from while it trains. */
const LONG_RUN = 20;

export type RunEnd = 'runFinished' | 'runFailed';

/** How the desktop outside the window shows what a run does. */
export interface Desktop {
  /** `share` done, from 0 to 1; null takes the progress away. */
  showProgress(share: number | null, isPaused: boolean): void;
  notify(end: RunEnd, runName: string): void;
  isInFront(): boolean;
}

/**
 * Follows the runs of `workbench` on the desktop: progress on the taskbar, and word of a long
 * run's end to a person at another window.
 * @param now milliseconds of a clock that only goes forward
 */
export function signalRuns(
  workbench: Pick<WorkbenchClient, 'subscribe'>,
  desktop: Desktop,
  now = () => performance.now(),
): void {
  const names = new Map<string, string>();
  const starts = new Map<string, number>();
  let queue = EMPTY_QUEUE;
  const show = (next: Queue) => {
    queue = next;
    const progress = activeProgress(queue);
    desktop.showProgress(progress?.share ?? null, progress?.isPaused ?? false);
  };

  const notifyEnd = (id: string, end: RunEnd) => {
    const seconds = (now() - (starts.get(id) ?? now())) / 1000;
    if (seconds >= LONG_RUN && !desktop.isInFront()) desktop.notify(end, names.get(id) ?? '');
    starts.delete(id);
  };

  const handle = (event: WorkbenchEvent) => {
    if (event.name === 'experiment:changed') {
      names.set(event.payload.experiment.id, event.payload.experiment.name);
    } else if (event.name === 'run:started') starts.set(event.payload.id, now());
    else if (event.name === 'run:finished') notifyEnd(event.payload.id, 'runFinished');
    else if (event.name === 'run:failed') notifyEnd(event.payload.id, 'runFailed');
    else if (event.name === 'queue:changed') show(event.payload);
    else if (event.name === 'steps:recorded') {
      const { id, progress } = event.payload;
      show(withProgress(queue, new Map([[id, progress]])));
    }
  };
  workbench.subscribe(handle);
}
