import { EMPTY_QUEUE } from '../../shared/domain/run.ts';
import type { ActiveRun, Queue } from '../../shared/domain/run.ts';

const NOTHING_YET = { step: 0, totalSteps: 100, examplesPerSecond: 0, secondsLeft: null };

/** A run as the queue tells of it while it is trained. */
export const activeRun = (id: string, facts: Partial<ActiveRun> = {}): ActiveRun => {
  return { id, status: 'running', progress: NOTHING_YET, problem: null, work: 1, ...facts };
};

export const queueOf = (active: ActiveRun[], facts: Partial<Queue> = {}): Queue => {
  return { ...EMPTY_QUEUE, active, ...facts };
};
