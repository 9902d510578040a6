import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { Environment } from '../../../shared/domain/experiment.ts';
import type { EngineState } from '../../../shared/domain/run.ts';
import type { DataLocation } from '../../data/location.ts';
import type { TrainingWorker } from '../../worker/client.ts';
import type { FromWorker, ToWorker } from '../../worker/protocol.ts';
import { environmentOf } from '../environment.ts';

const STARTING: EngineState = { state: 'starting', problem: null, tensorflow: '', xla: false };

/** A training thread as the workbench sees it: whether it is ready, and what it is made of. */
export class TrainingThread {
  readonly #worker: TrainingWorker;
  readonly #onChanged: (state: EngineState) => void;
  #state = STARTING;
  #environment: Environment | null = null;

  constructor(worker: TrainingWorker, onChanged: (state: EngineState) => void) {
    this.#worker = worker;
    this.#onChanged = onChanged;
    worker.onMessage((message) => this.#receive(message));
  }

  /** Whether there is a thread. */
  get alive(): boolean {
    return this.#worker.alive;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Known once the thread has said it is ready. */
  get environment(): Environment | null {
    return this.#environment;
  }

  /** Loads TensorFlow now rather than with the first run. A thread that failed is only started again by a run. */
  start(): void {
    if (this.#state.state === 'starting') this.#worker.start();
  }

  /** Compiles for `config` while no one waits. */
  warmUp(config: ExperimentConfig, data: DataLocation): void {
    this.send({ kind: 'warmUp', config, data });
  }

  send(message: ToWorker): void {
    if (!this.#worker.alive && this.#state !== STARTING) this.#change(STARTING);
    this.#worker.send(message);
  }

  onMessage(listener: (message: FromWorker) => void): () => void {
    return this.#worker.onMessage(listener);
  }

  /** Ends the thread wherever it is. */
  async close(): Promise<void> {
    await this.#worker.close();
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'ready') {
      const { tensorflow, xla, threads } = message;
      this.#environment = environmentOf({ tensorflow, xla, threads });
      this.#change({ state: 'ready', problem: null, tensorflow, xla });
    } else if (message.kind === 'unusable') {
      this.#change({ ...STARTING, state: 'failed', problem: message.error.message });
    }
  }

  #change(state: EngineState): void {
    this.#state = state;
    this.#onChanged(state);
  }
}
