import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import type { ChunkMetrics, EpochMetrics, Timing } from '../../../shared/domain/metrics.ts';
import type { ActiveRun } from '../../../shared/domain/run.ts';
import { message, messageText } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { flattenError } from '../../../shared/errors/workbenchError.ts';
import type { FlatError } from '../../../shared/errors/workbenchError.ts';
import type { Store } from '../../store/store.ts';
import type { FromWorker } from '../../worker/protocol.ts';
import type { TrainingThread } from './trainingThread.ts';
import type { EventHub } from '../eventHub.ts';
import type { PreparedRun } from './prepareRun.ts';
import { ProgressMeter } from './runProgress.ts';
import { RunRecorder } from './runRecorder.ts';
import { StepBatcher } from './stepBatcher.ts';

export interface RunParts {
  store: Store;
  engine: TrainingThread;
  hub: EventHub;
  /** Tells the run's new state in the queue. */
  onStatus: () => void;
}

type Started = Extract<FromWorker, { kind: 'started' }>;

/** How a run leaves the worker. */
type Outcome =
  | { status: 'finished' | 'stopped' }
  | { status: 'interrupted'; reason: Message }
  | { status: 'failed'; error: FlatError };

const PROGRAM_ENDED: Outcome = {
  status: 'interrupted',
  reason: message('runProgramEnded'),
};

/** A run that is being trained: orders go to its worker, its news to the recorder and the screens. */
export class RunSupervisor {
  readonly id: ExperimentId;
  /** Resolves when the run has left the worker and all of it is written. */
  readonly ended: Promise<void>;
  readonly #parts: RunParts;
  readonly #prepared: PreparedRun;
  readonly #recorder: RunRecorder;
  readonly #meter: ProgressMeter;
  readonly #batcher: StepBatcher;
  readonly #detach: () => void;
  #leave: () => void = () => undefined;
  #training = true;
  #started = false;
  /** As the worker last said; it hears orders only between two chunks. */
  #standsStill = false;
  #onStop: Outcome = { status: 'stopped' };
  /** How it ended, until that is written and published. */
  #outcome: Outcome | null = null;
  #writeError: unknown = null;

  constructor(prepared: PreparedRun, parts: RunParts) {
    const { experiment } = prepared.record;
    this.id = experiment.id;
    this.ended = new Promise((resolve) => (this.#leave = resolve));
    this.#parts = parts;
    this.#prepared = prepared;
    this.#meter = new ProgressMeter(experiment.config);
    this.#recorder = new RunRecorder(parts.store, prepared.record, {
      // Digests of a thousand epochs' files are left out, as in a list: screens do not need them.
      onChanged: (changed) =>
        parts.hub.emit('experiment:changed', { experiment: { ...changed, artefacts: {} } }),
      onBlocked: (error) => this.#writeFailed(error),
    });
    this.#batcher = new StepBatcher((chunks, timings) => {
      parts.hub.emit('steps:recorded', {
        id: this.id,
        chunks,
        timings,
        progress: this.#meter.progress,
      });
    });
    this.#detach = parts.engine.onMessage((message) => this.#receive(message));
  }

  /** Whether its first step has come, or is about to: its data is read and its networks are there. */
  get started(): boolean {
    return this.#started;
  }

  get state(): Omit<ActiveRun, 'work'> {
    const status = this.#standsStill || this.#recorder.blocked ? 'paused' : 'running';
    const problem = this.#recorder.blocked ? flattenError(this.#writeError) : null;
    return { id: this.id, status, progress: this.#meter.progress, problem };
  }

  /** Resolves when what was reported of it is on disk, or cannot be written. */
  written(): Promise<void> {
    return this.#recorder.written();
  }

  begin(): void {
    const { record, data, resumeFrom, recordLayers } = this.#prepared;
    const { config } = record.experiment;
    const elapsed = this.#recorder.seconds;
    this.#parts.engine.send({
      kind: 'train',
      request: { config, data, resumeFrom, elapsed, recordLayers },
    });
  }

  pause(): void {
    if (this.#training) this.#parts.engine.send({ kind: 'pause' });
  }

  /**
   * Goes on; after a failed write, by trying that again first.
   * @throws {WorkbenchError} `store-write-failed` when it fails again.
   */
  async resume(): Promise<void> {
    const wasBlocked = this.#recorder.blocked;
    await this.#retryWrites();
    if (!this.#training) return;
    this.#parts.engine.send({ kind: 'resume' });
    // The worker reports that it continues only if it had paused.
    if (wasBlocked && !this.#standsStill) this.#publishStatus('resumed');
  }

  /**
   * Ends the run after its current chunk. Resolves when all of it is written.
   * @throws {WorkbenchError} `store-write-failed` when what is in memory cannot be written.
   */
  async stop(): Promise<void> {
    await this.#retryWrites();
    this.#askToStop({ status: 'stopped' });
    await this.ended;
  }

  /** Ends the run with the program: `interrupted`, saved within `limitMs` if it can be, never throwing. */
  async interrupt(limitMs: number): Promise<void> {
    this.#askToStop(PROGRAM_ENDED);
    const saved = this.#retryWrites().then(() => this.ended);
    // Before its first step there is nothing to wait for: loading and compiling can be cut short.
    if (this.#started) await within(limitMs, saved);
    if (!this.#training) return;
    await this.#parts.engine.close();
    this.#end(PROGRAM_ENDED);
    if (!this.#recorder.blocked) await within(limitMs, this.ended);
  }

  #askToStop(outcome: Outcome): void {
    this.#onStop = outcome;
    if (this.#training) this.#parts.engine.send({ kind: 'stop' });
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'started':
        this.#begun(message);
        break;
      case 'chunk':
        this.#chunk(message.metrics, message.timing);
        break;
      case 'epoch':
        this.#epoch(message.metrics, message.timing);
        break;
      case 'recorded':
        this.#recorder.recorded(message.recorded);
        break;
      case 'checkpoint':
        this.#recorder.checkpoint(message.checkpoint, () => this.#checkpointSaved());
        break;
      case 'diverged':
        this.#recorder.diverged(message.network, message.step);
        break;
      case 'paused':
      case 'resumed':
        this.#standsStill = message.kind === 'paused';
        this.#publishStatus(message.kind);
        break;
      case 'finished':
        this.#end({ status: 'finished' });
        break;
      case 'stopped':
        this.#end(this.#onStop);
        break;
      case 'failed':
        this.#end({ status: 'failed', error: message.error });
        break;
      case 'ready':
      case 'unusable':
      case 'inspected':
      case 'inspectionFailed':
        break;
    }
  }

  #begun({ data, stepsPerEpoch }: Started): void {
    this.#started = true;
    const { resumeFrom } = this.#prepared;
    this.#meter.started(stepsPerEpoch, (resumeFrom?.epoch ?? 0) * stepsPerEpoch);
    this.#recorder.started(data, this.#parts.engine.environment);
    this.#parts.hub.emit('run:started', { id: this.id });
    this.#parts.onStatus();
  }

  #chunk(metrics: ChunkMetrics, timing: Timing): void {
    this.#recorder.chunk(metrics, timing);
    this.#meter.chunk(metrics, timing);
    this.#batcher.add(metrics, timing);
  }

  #epoch(metrics: EpochMetrics, timing: Timing): void {
    this.#recorder.epoch(metrics, timing);
    this.#meter.epoch(timing);
    this.#batcher.flush();
    this.#parts.hub.emit('epoch:finished', { id: this.id, metrics, timing });
  }

  #checkpointSaved(): void {
    if (this.#training) this.#parts.engine.send({ kind: 'checkpointSaved' });
  }

  #publishStatus(change: 'paused' | 'resumed'): void {
    this.#recorder.status(change === 'paused' ? 'paused' : 'running');
    this.#parts.hub.emit(`run:${change}`, { id: this.id });
    this.#parts.onStatus();
  }

  /** The state stays in memory, and the worker waits, until a person has made room and resumes. */
  #writeFailed(error: unknown): void {
    this.#writeError = error;
    if (this.#training) this.#parts.engine.send({ kind: 'pause' });
    this.#parts.hub.emit('run:failed', { id: this.id, error: flattenError(error), canRetry: true });
    this.#parts.onStatus();
  }

  async #retryWrites(): Promise<void> {
    if (this.#recorder.blocked && !(await this.#recorder.retry())) throw this.#writeError;
    this.#leaveWhenWritten();
  }

  #end(outcome: Outcome): void {
    this.#training = false;
    this.#detach();
    this.#batcher.flush();
    this.#outcome = outcome;
    void this.#recorder.end(outcome.status, reasonOf(outcome)).then(() => this.#leaveWhenWritten());
  }

  #leaveWhenWritten(): void {
    const outcome = this.#outcome;
    if (outcome === null || this.#recorder.unwritten) return;
    this.#outcome = null;
    this.#announce(outcome);
    this.#leave();
  }

  #announce(outcome: Outcome): void {
    const { hub } = this.#parts;
    const { id } = this;
    switch (outcome.status) {
      case 'finished':
        hub.emit('run:finished', { id, seconds: this.#recorder.seconds });
        break;
      case 'stopped':
        hub.emit('run:stopped', { id });
        break;
      case 'failed':
        hub.emit('run:failed', { id, error: outcome.error, canRetry: false });
        break;
      case 'interrupted':
        break;
    }
  }
}

/** The reason as it is saved: an English sentence, which older versions can show, too. */
function reasonOf(outcome: Outcome): string {
  if (outcome.status === 'interrupted') return messageText(outcome.reason, 'en');
  return outcome.status === 'failed' ? messageText(outcome.error.message, 'en') : '';
}

/** Resolves when `work` is done, has failed, or `limitMs` have passed. */
async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}
