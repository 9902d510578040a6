import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { Queue } from '../../../shared/domain/run.ts';
import { message, messageText } from '../../../shared/errors/message.ts';
import { flattenError, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { DataLocation } from '../../data/location.ts';
import type { Store } from '../../store/store.ts';
import type { EventHub } from '../eventHub.ts';
import { RunSupervisor } from './runSupervisor.ts';
import type { Engines } from './engines.ts';
import { prepareRun } from './prepareRun.ts';
import { totalMemory } from './queuedRun.ts';
import type { QueuedRun } from './queuedRun.ts';
import { TakenRun } from './takenRun.ts';

export interface QueueParts {
  openStore: () => Promise<Store>;
  locate: (dataset: string) => Promise<DataLocation>;
  engines: Engines;
  hub: EventHub;
  /** Whether to record the layers of runs that begin. */
  recordsLayers: () => boolean;
  /** How many runs may be trained side by side. */
  atOnce: () => number;
  /** Bytes that further runs may take. */
  freeMemory: () => number;
}

/** Trains several runs side by side; the others wait in order. */
export class RunQueue {
  readonly #parts: QueueParts;
  #waiting: QueuedRun[] = [];
  readonly #taken = new Map<ExperimentId, TakenRun>();
  #held = false;
  #closed = false;
  #memoryShort = false;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  get state(): Queue {
    return {
      active: [...this.#taken.values()].map(({ state }) => state),
      waiting: this.#waiting.map(({ id }) => id),
      held: this.#held,
      atOnce: this.#parts.atOnce(),
      memoryShort: this.#memoryShort,
      waitingWork: this.#waiting.reduce((sum, { work }) => sum + work, 0),
    };
  }

  /** Whether the run is being trained or waits for it, so that its folder is not to be touched. */
  holds(id: ExperimentId): boolean {
    return this.#taken.has(id) || this.#waiting.some((one) => one.id === id);
  }

  add(runs: readonly QueuedRun[]): void {
    this.#waiting.push(...runs);
    this.#changed();
    this.#takeMore();
  }

  /** Puts runs of an earlier start in front, to be continued by `goOn` only. */
  restore(runs: readonly QueuedRun[]): void {
    if (runs.length === 0) return;
    this.#waiting.unshift(...runs);
    this.#held = true;
    this.#changed();
  }

  /** Pauses the runs that are trained and takes up no other until `goOn`. */
  async hold(): Promise<void> {
    if (this.#taken.size === 0 && this.#waiting.length === 0) return;
    this.#held = true;
    this.#changed();
    await this.#each((run) => run.pause());
  }

  /** @throws {WorkbenchError} the first reason for which a run cannot continue; the others do */
  async goOn(): Promise<void> {
    this.#held = false;
    this.#changed();
    this.#takeMore();
    await this.#each((run) => run.resume());
  }

  /** Takes `ids` out, as far as they wait; those that are trained train on. @returns those taken out */
  async takeOut(ids: ReadonlySet<ExperimentId>): Promise<ExperimentId[]> {
    const out = this.#waiting.filter(({ id }) => ids.has(id)).map(({ id }) => id);
    this.#setWaiting(this.#waiting.filter(({ id }) => !ids.has(id)));
    for (const id of out) {
      await this.#markEnded(id, 'stopped', '');
      this.#parts.hub.emit('run:stopped', { id });
    }
    return out;
  }

  /** Takes `ids` out and ends those that are trained. @returns those it held */
  async stopAll(ids: ReadonlySet<ExperimentId>): Promise<ExperimentId[]> {
    const out = await this.takeOut(ids);
    const trained = [...this.#taken.keys()].filter((id) => ids.has(id));
    await this.#each((run) => (ids.has(run.id) ? run.stop() : undefined));
    return [...trained, ...out];
  }

  /** @throws {WorkbenchError} `run-not-active` when it is not waiting */
  move(id: ExperimentId, position: number): void {
    const moved = this.#waiting.find((one) => one.id === id);
    if (moved === undefined) throw notActive(id);
    const others = this.#waiting.filter((one) => one !== moved);
    others.splice(position, 0, moved);
    this.#setWaiting(others);
  }

  /** @throws {WorkbenchError} `run-not-active` */
  async pause(id: ExperimentId): Promise<void> {
    const run = await this.#running(id);
    if (run === null) throw notActive(id);
    run.pause();
  }

  /** Whether `id` is trained; it then continues. */
  async resume(id: ExperimentId): Promise<boolean> {
    const run = await this.#running(id);
    await run?.resume();
    return run !== null;
  }

  /** Resolves when the store has all that was reported of `id`, in case it is trained. */
  async written(id: ExperimentId): Promise<void> {
    await this.#taken.get(id)?.run?.written();
  }

  /** Ends a run that is trained or takes a waiting one out. @throws {WorkbenchError} `run-not-active` */
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
    await this.#each((run) => run.interrupt(limitMs));
  }

  /** To be called when more or fewer may be trained side by side. */
  roomChanged(): void {
    this.#changed();
    this.#takeMore();
  }

  /** Takes up runs that wait, as many as there is room for. */
  #takeMore(): void {
    this.#memoryShort = false;
    for (let [next] = this.#waiting; next !== undefined; [next] = this.#waiting) {
      if (this.#held || this.#closed || this.#taken.size >= this.#parts.atOnce()) return;
      if (!this.#hasMemoryFor(next)) {
        this.#memoryShort = true;
        this.#changed();
        return;
      }
      this.#waiting.shift();
      const taken = new TakenRun(next, this.#parts.engines.take());
      this.#taken.set(next.id, taken);
      this.#changed();
      taken.begun = this.#begin(taken);
    }
  }

  /** A run that would be alone is always tried. */
  #hasMemoryFor(next: QueuedRun): boolean {
    if (this.#taken.size === 0) return true;
    const { engines, freeMemory } = this.#parts;
    // What has just begun has not taken yet what it needs.
    const promised = [...this.#taken.values()].reduce((sum, { promised }) => sum + promised, 0);
    return promised + (engines.hasIdle ? next.memory.run : totalMemory(next)) <= freeMemory();
  }

  async #begin(taken: TakenRun): Promise<void> {
    const { openStore, locate, hub, recordsLayers } = this.#parts;
    const { id } = taken;
    try {
      const store = await openStore();
      const prepared = await prepareRun(id, store, locate, recordsLayers());
      const onStatus = () => this.#statusChanged();
      taken.run = new RunSupervisor(prepared, { store, engine: taken.engine, hub, onStatus });
      void taken.run.ended.then(() => this.#finished(taken));
      taken.run.begin();
    } catch (error) {
      const flat = flattenError(error);
      await this.#markEnded(id, 'failed', messageText(flat.message, 'en')).catch(() => undefined);
      hub.emit('run:failed', { id, error: flat, canRetry: false });
      this.#finished(taken);
    }
  }

  #finished(taken: TakenRun): void {
    this.#taken.delete(taken.id);
    this.#parts.engines.giveBack(taken.engine);
    this.#setWaiting(this.#waiting);
    this.#takeMore();
  }

  /** What has begun has its memory now, so that another may find its own. */
  #statusChanged(): void {
    this.#changed();
    if (this.#memoryShort) this.#takeMore();
  }

  /** Does `order` with each run that is trained, also with those that are just beginning. */
  async #each(order: (run: RunSupervisor) => void | Promise<void>): Promise<void> {
    const ordered = [...this.#taken.values()].map(async (taken) => {
      await taken.begun;
      if (taken.run !== null) await order(taken.run);
    });
    const refused = (await Promise.allSettled(ordered)).find(({ status }) => status === 'rejected');
    if (refused?.status === 'rejected') throw refused.reason;
  }

  async #running(id: ExperimentId): Promise<RunSupervisor | null> {
    const taken = this.#taken.get(id);
    await taken?.begun;
    return this.#taken.get(id) === taken ? (taken?.run ?? null) : null;
  }

  /** With nothing left to hold back, what is started next starts at once. */
  #setWaiting(waiting: QueuedRun[]): void {
    this.#waiting = waiting;
    if (waiting.length === 0 && this.#taken.size === 0) this.#held = false;
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
