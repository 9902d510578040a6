import type { Queue } from './run.ts';

/**
 * Seconds until all runs of the queue are trained, judged by the speed of those that are being trained.
 * Null until that is known, and while nothing is in progress.
 */
export function queueSecondsLeft({ active, waitingWork }: Queue): number | null {
  let [leftWork, perSecond, longest, judged] = [waitingWork, 0, 0, 0];
  for (const { progress, work, status } of active) {
    const { step, totalSteps, secondsLeft } = progress;
    const left = work * (1 - step / totalSteps);
    leftWork += left;
    if (status === 'paused' || secondsLeft === null || secondsLeft === 0) continue;
    perSecond += left / secondsLeft;
    longest = Math.max(longest, secondsLeft);
    judged += 1;
  }
  if (judged === 0 || perSecond === 0) return null;
  const going = active.filter(({ status }) => status === 'running').length;
  // Those that have just begun will be about as fast as the others.
  return Math.max(leftWork / ((perSecond * going) / judged), longest);
}

/** How far the runs that are trained are together, and whether all of them stand still; null where there is none. */
export function activeProgress({ active }: Queue): { share: number; isPaused: boolean } | null {
  if (active.length === 0) return null;
  const all = active.reduce((sum, { work }) => sum + work, 0);
  const done = active.reduce(
    (sum, { work, progress }) => sum + (work * progress.step) / progress.totalSteps,
    0,
  );
  return {
    share: all === 0 ? 0 : done / all,
    isPaused: active.every(({ status }) => status === 'paused'),
  };
}
