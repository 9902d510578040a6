import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { ActiveRun } from '../../../shared/domain/run.ts';
import type { RunSupervisor } from './runSupervisor.ts';
import type { TrainingThread } from './trainingThread.ts';
import { totalMemory } from './queuedRun.ts';
import type { QueuedRun } from './queuedRun.ts';

const NOTHING_YET = { step: 0, totalSteps: 1, examplesPerSecond: 0, secondsLeft: null };

/** A run whose turn has come: from reading its folder to its end it has an engine to itself. */
export class TakenRun {
  readonly id: ExperimentId;
  readonly work: number;
  readonly engine: TrainingThread;
  readonly #queued: QueuedRun;
  /** Null until it is read and its data is found. */
  run: RunSupervisor | null = null;
  /** Resolves when it is trained, or has failed before that. */
  begun: Promise<void> = Promise.resolve();

  constructor(queued: QueuedRun, engine: TrainingThread) {
    this.id = queued.id;
    this.work = queued.work;
    this.engine = engine;
    this.#queued = queued;
  }

  get state(): ActiveRun {
    const { id, work } = this;
    const beginning = { id, status: 'running', progress: NOTHING_YET, problem: null } as const;
    return { ...(this.run?.state ?? beginning), work };
  }

  /** Bytes that it needs and has not taken yet. */
  get promised(): number {
    return this.run?.started === true ? 0 : totalMemory(this.#queued);
  }
}
