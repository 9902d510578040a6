import { SHARE_ENV, Worker } from 'node:worker_threads';
import { message } from '../../shared/errors/message.ts';
import type { Message } from '../../shared/errors/message.ts';
import { WorkbenchError, detailOf, flattenError } from '../../shared/errors/workbenchError.ts';
import type { FlatError } from '../../shared/errors/workbenchError.ts';
import type { FromWorker, Posted, ToWorker, WorkerOptions } from './protocol.ts';
import type { SharedCode } from './sharedCode.ts';
import { chunkMetrics } from '../training/run/trainedChunk.ts';
import { healthLine } from '../training/run/networkHealth.ts';

/** What the host decides of the thread. */
export interface ThreadOptions extends Omit<WorkerOptions, 'codeFolders'> {
  /** Shared by all threads of the process. */
  code: SharedCode;
}

type Listener = (message: FromWorker) => void;

/**
 * The host's side of the worker thread. The thread is started by the first message; when it dies,
 * an unanswered train request is answered `failed` with the reason, the death itself is reported as
 * `unusable`, and the next message starts a fresh thread.
 */
export class TrainingWorker {
  readonly #file: string;
  readonly #options: ThreadOptions;
  readonly #listeners = new Set<Listener>();
  #worker: Worker | null = null;
  #training = false;
  #problem: FlatError | null = null;

  /**
   * @param file the bundled entry of the worker thread
   */
  constructor(file: string, options: ThreadOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** Whether there is a thread to hear what is sent. */
  get alive(): boolean {
    return this.#worker !== null;
  }

  /** @returns a function that ends the listening */
  onMessage(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts the thread unless there is one. */
  start(): void {
    if (this.#worker !== null) return;
    // TensorFlow reads its variables from the process's environment, which the worker only reaches when it shares it.
    const { code, ...options } = this.#options;
    const workerData: WorkerOptions = { ...options, codeFolders: code.folders() };
    const worker = new Worker(this.#file, { env: SHARE_ENV, workerData });
    const { threadId } = worker;
    this.#worker = worker;
    this.#problem = null;
    worker.on('message', (message: Posted) => {
      if (worker === this.#worker) this.#receive(message);
    });
    worker.on('messageerror', (error) => this.#died(worker, endingBy(error), detailOf(error)));
    worker.on('error', (error) => this.#died(worker, endingBy(error), detailOf(error)));
    worker.on('exit', (exitCode) => {
      code.threadEnded(threadId);
      this.#died(worker, message('trainingThreadCode', { code: exitCode }));
    });
  }

  send(message: ToWorker): void {
    this.start();
    if (message.kind === 'train') this.#training = true;
    this.#worker?.postMessage(message);
  }

  /** Ends the thread wherever it is; a train request left unanswered stays so. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#training = false;
    this.#listeners.clear();
    await worker?.terminate();
  }

  #receive(posted: Posted): void {
    const message = heard(posted);
    if (message.kind === 'unusable') this.#problem = message.error;
    if (message.kind === 'finished' || message.kind === 'stopped' || message.kind === 'failed')
      this.#training = false;
    this.#post(message);
  }

  #died(worker: Worker, what: Message, detail = ''): void {
    // An 'error' is followed by an 'exit': one death is reported once.
    if (worker !== this.#worker) return;
    this.#worker = null;
    void worker.terminate();
    const error = this.#problem ?? flattenError(workerDied(what, detail));
    const wasTraining = this.#training;
    this.#training = false;
    this.#post({ kind: 'unusable', error });
    if (wasTraining) this.#post({ kind: 'failed', error });
  }

  #post(message: FromWorker): void {
    for (const listener of [...this.#listeners]) listener(message);
  }
}

function heard(posted: Posted): FromWorker {
  switch (posted.kind) {
    case 'chunk':
      return { kind: 'chunk', metrics: chunkMetrics(posted.chunk), timing: posted.timing };
    case 'recorded': {
      const { probes, ...others } = posted.recorded;
      return { kind: 'recorded', recorded: { ...others, health: probes.map(healthLine) } };
    }
    default:
      return posted;
  }
}

function endingBy(error: unknown): Message {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return message(
    code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'trainingThreadMemory' : 'trainingThreadEnded',
  );
}

const workerDied = (what: Message, detail: string): WorkbenchError =>
  new WorkbenchError('training-failed', what, message('trainingResume'), { params: { detail } });
