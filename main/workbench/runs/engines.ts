import type { TrainingThread } from './trainingThread.ts';

/**
 * The training threads: a run has one to itself while it is trained. The first is there from the start and
 * answers questions about models as well; others are made when runs are trained side by side, and are
 * kept for the next, as a thread that ends leaves memory behind.
 *
 * Threads of one process, rather than a process a run: TensorFlow's addon keeps what it knows of a thread
 * with that thread, and what remains common to all helps. The library is there once; a process that trains
 * has one pool of TensorFlow's threads, as many as there are processors, so that runs side by side never ask
 * for more; and what one run has compiled, the next one loads.
 */
export class Engines {
  readonly first: TrainingThread;
  readonly #make: () => TrainingThread;
  readonly #all: TrainingThread[];
  readonly #taken = new Set<TrainingThread>();

  /** @param make makes another one, whose thread starts with the first order */
  constructor(first: TrainingThread, make: () => TrainingThread) {
    this.first = first;
    this.#all = [first];
    this.#make = make;
  }

  /** Whether a run can have a thread that is there already. */
  get hasIdle(): boolean {
    return this.#all.some((engine) => !this.#taken.has(engine) && engine.alive);
  }

  /** One that no other run has; the first before all others, as what it has compiled is most likely wanted. */
  take(): TrainingThread {
    const free = this.#all.find((engine) => !this.#taken.has(engine));
    const engine = free ?? this.#make();
    if (free === undefined) this.#all.push(engine);
    this.#taken.add(engine);
    return engine;
  }

  giveBack(engine: TrainingThread): void {
    this.#taken.delete(engine);
  }

  /** Ends all threads wherever they are. */
  async close(): Promise<void> {
    await Promise.all(this.#all.map((engine) => engine.close()));
  }
}
