import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { Queue } from '../../../shared/domain/run.ts';
import { message, messageText } from '../../../shared/errors/message.ts';
import { flattenError, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { DataLocation } from '../../data/location.ts';
import type { Store } from '../../store/store.ts';
import { ActiveRun } from './activeRun.ts';
import type { Engine } from './engine.ts';
import type { EventHub } from '../eventHub.ts';
import { prepareRun } from './prepareRun.ts';

export interface QueueParts {
  openStore: () => Promise<Store>;
  locate: (dataset: string) => Promise<DataLocation>;
  engine: Engine;
  hub: EventHub;
  /** Whether to record the layers of runs that begin. */
  recordsLayers: () => boolean;
}

const NOTHING_YET = { step: 0, totalSteps: 1, examplesPerSecond: 0, secondsLeft: null };

/** Trains one run at a time; the others wait in order. */
export class RunQueue {
  readonly #parts: QueueParts;
  #waiting: ExperimentId[] = [];
  #currentId: ExperimentId | null = null;
  #current: ActiveRun | null = null;
  /** Resolves when the run that was taken up last trains, or has failed before that. */
  #begun: Promise<void> = Promise.resolve();
  #held = false;
  #closed = false;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  get state(): Queue {
    const beginning = {
      id: this.#currentId ?? '',
      status: 'running',
      progress: NOTHING_YET,
      problem: null,
    } as const;
    const active = this.#current?.state ?? (this.#currentId === null ? null : beginning);
    return { active, waiting: [...this.#waiting], held: this.#held };
  }

  /** Whether the run is being trained or waits for it, so that its folder is not to be touched. */
  holds(id: ExperimentId): boolean {
    return this.#currentId === id || this.#waiting.includes(id);
  }

  add(ids: ExperimentId[]): void {
    this.#waiting.push(...ids);
    this.#changed();
    this.#takeNext();
  }

  /** Puts runs of an earlier start in front, to be gone on with by `goOn` only. */
  restore(ids: ExperimentId[]): void {
    if (ids.length === 0) return;
    this.#waiting.unshift(...ids);
    this.#held = true;
    this.#changed();
  }

  /** Pauses the active run and takes up no other until `goOn`. */
  async hold(): Promise<void> {
    if (this.#currentId === null && this.#waiting.length === 0) return;
    this.#held = true;
    this.#changed();
    await this.#begun;
    this.#current?.pause();
  }

  async goOn(): Promise<void> {
    this.#held = false;
    this.#changed();
    this.#takeNext();
    await this.#begun;
    await this.#current?.resume();
  }

  /** Takes `ids` out, as far as they wait; the active run trains on. @returns those taken out */
  async takeOut(ids: ReadonlySet<ExperimentId>): Promise<ExperimentId[]> {
    const out = this.#waiting.filter((id) => ids.has(id));
    this.#setWaiting(this.#waiting.filter((id) => !ids.has(id)));
    for (const id of out) {
      await this.#markEnded(id, 'stopped', '');
      this.#parts.hub.emit('run:stopped', { id });
    }
    return out;
  }

  /** @throws {WorkbenchError} `run-not-active` when it is not waiting */
  move(id: ExperimentId, position: number): void {
    const others = this.#waiting.filter((one) => one !== id);
    if (others.length === this.#waiting.length) throw notActive(id);
    others.splice(position, 0, id);
    this.#setWaiting(others);
  }

  /** @throws {WorkbenchError} `run-not-active` */
  async pause(id: ExperimentId): Promise<void> {
    const run = await this.#running(id);
    if (run === null) throw notActive(id);
    run.pause();
  }

  /** Whether `id` is the active run, which then goes on. */
  async resume(id: ExperimentId): Promise<boolean> {
    const run = await this.#running(id);
    await run?.resume();
    return run !== null;
  }

  /** Resolves when what has been told of `id`, should it be the active run, can be read in the store. */
  async written(id: ExperimentId): Promise<void> {
    if (this.#current?.id === id) await this.#current.written();
  }

  /** Ends the active run or takes a waiting one out. @throws {WorkbenchError} `run-not-active` */
  async stop(id: ExperimentId): Promise<void> {
    const run = await this.#running(id);
    if (run !== null) return run.stop();
    if ((await this.takeOut(new Set([id]))).length === 0) throw notActive(id);
  }

  /**
   * Ends everything so that it can be resumed another day: at most about `limitMs`, whatever fails.
   * Those that wait stay `queued` in the store, for the next start.
   */
  async close(limitMs: number): Promise<void> {
    this.#closed = true;
    this.#waiting = [];
    await this.#begun;
    await this.#current?.interrupt(limitMs);
  }

  async #running(id: ExperimentId): Promise<ActiveRun | null> {
    if (this.#currentId === id) await this.#begun;
    return this.#current?.id === id ? this.#current : null;
  }

  #takeNext(): void {
    if (this.#currentId !== null || this.#held || this.#closed) return;
    this.#currentId = this.#waiting.shift() ?? null;
    if (this.#currentId === null) return;
    this.#changed();
    this.#begun = this.#begin(this.#currentId);
  }

  async #begin(id: ExperimentId): Promise<void> {
    const { openStore, locate, engine, hub, recordsLayers } = this.#parts;
    try {
      const store = await openStore();
      const prepared = await prepareRun(id, store, locate, recordsLayers());
      const run = new ActiveRun(prepared, { store, engine, hub, onStatus: () => this.#changed() });
      this.#current = run;
      void run.ended.then(() => this.#finished());
      run.begin();
    } catch (error) {
      const flat = flattenError(error);
      await this.#markEnded(id, 'failed', messageText(flat.message, 'en')).catch(() => undefined);
      hub.emit('run:failed', { id, error: flat, canRetry: false });
      this.#finished();
    }
  }

  #finished(): void {
    this.#current = null;
    this.#currentId = null;
    this.#setWaiting(this.#waiting);
    this.#takeNext();
  }

  /** With nothing left to hold back, what is started next starts at once. */
  #setWaiting(waiting: ExperimentId[]): void {
    this.#waiting = waiting;
    if (waiting.length === 0 && this.#currentId === null) this.#held = false;
    this.#changed();
  }

  async #markEnded(id: ExperimentId, status: 'stopped' | 'failed', reason: string): Promise<void> {
    const store = await this.#parts.openStore();
    const experiment = await store.update(id, { status, reason });
    this.#parts.hub.emit('experiment:changed', { experiment });
  }

  #changed(): void {
    this.#parts.hub.emit('queue:changed', this.state);
  }
}

function notActive(id: ExperimentId): WorkbenchError {
  return new WorkbenchError(
    'run-not-active',
    message('runNotTrained', { id }),
    message('runLookAtList'),
    { params: { id } },
  );
}
