import { flattenError } from '../../shared/errors/workbenchError.ts';
import type { ExperimentConfig } from '../../shared/domain/config.ts';
import type { Checkpoint } from '../../shared/domain/checkpoint.ts';
import type { Dataset } from '../data/dataset.ts';
import type { DataLocation } from '../data/location.ts';
import type { Engine } from '../training/engine/engine.ts';
import { RunControl } from '../training/run/runControl.ts';
import { trainRun } from '../training/run/trainer.ts';
import type { TrainObserver } from '../training/run/trainer.ts';
import { warmUp } from '../training/run/warmUp.ts';
import type { Posted, ToWorker, TrainRequest } from './protocol.ts';
import { trainingProblem } from './trainingProblem.ts';

/** @param given memory that this thread gives away with the message, instead of having it copied */
type Post = (message: Posted, given?: ArrayBuffer[]) => void;

/** What the worker thread does with what it hears. */
export class Trainings {
  readonly #engine: Promise<Engine>;
  readonly #datasetAt: (location: DataLocation) => Promise<Dataset>;
  readonly #post: Post;
  #control: RunControl | null = null;
  #saved: (() => void) | null = null;
  /** Work is done one after the other; a warm-up asked for during a training waits. */
  #work: Promise<void> = Promise.resolve();

  constructor(
    engine: Promise<Engine>,
    datasetAt: (location: DataLocation) => Promise<Dataset>,
    post: Post,
  ) {
    this.#engine = engine;
    this.#datasetAt = datasetAt;
    this.#post = post;
    // Told as `unusable` already; each request fails with the same reason.
    engine.catch(() => undefined);
  }

  receive(message: Exclude<ToWorker, { kind: 'inspect' }>): void {
    switch (message.kind) {
      case 'warmUp':
        this.#work = this.#work.then(() => this.#warmUp(message.config, message.data));
        break;
      case 'train': {
        const control = new RunControl((change) => this.#post({ kind: change }));
        this.#control = control;
        this.#work = this.#work.then(() => this.#answer(message.request, control));
        break;
      }
      case 'pause':
        this.#control?.pause();
        break;
      case 'resume':
        this.#control?.resume();
        break;
      case 'stop':
        // A run held up by a checkpoint that cannot be stored must hear it too.
        this.#saved?.();
        this.#control?.stop();
        break;
      case 'checkpointSaved':
        this.#saved?.();
        break;
    }
  }

  async #warmUp(config: ExperimentConfig, data: DataLocation): Promise<void> {
    try {
      await warmUp(await this.#engine, config, await this.#datasetAt(data));
    } catch {
      // No one waits for a warm-up: a run with the same problem reports it.
    }
  }

  async #answer(request: TrainRequest, control: RunControl): Promise<void> {
    try {
      await this.#train(request, control);
    } catch (error) {
      this.#post({ kind: 'failed', error: flattenError(trainingProblem(error)) });
    }
  }

  async #train(request: TrainRequest, control: RunControl): Promise<void> {
    const engine = await this.#engine;
    const dataset = await this.#datasetAt(request.data);
    control.startClock(request.elapsed);
    const stored = new CheckpointQueue(this.#post, (saved) => (this.#saved = saved));
    const observer: TrainObserver = {
      started: (stepsPerEpoch) =>
        this.#post({ kind: 'started', data: dataset.identity, stepsPerEpoch }),
      chunk: (chunk, timing) => this.#post({ kind: 'chunk', chunk, timing }),
      diverged: (network, step) => this.#post({ kind: 'diverged', network, step }),
      epoch: (metrics, timing) => this.#post({ kind: 'epoch', metrics, timing }),
      checkpoint: (checkpoint) => stored.send(checkpoint),
      ...(request.recordLayers
        ? { recorded: (recorded) => this.#post({ kind: 'recorded', recorded }) }
        : {}),
    };
    const end = await trainRun(
      engine,
      request.config,
      dataset,
      request.resumeFrom,
      observer,
      control,
    );
    this.#control = null;
    this.#post({ kind: end });
  }
}

/** Sends checkpoints one at a time: training continues while one is stored, and waits before the next. */
class CheckpointQueue {
  readonly #post: Post;
  readonly #onSaved: (saved: (() => void) | null) => void;
  #storing: Promise<void> = Promise.resolve();

  constructor(post: Post, onSaved: (saved: (() => void) | null) => void) {
    this.#post = post;
    this.#onSaved = onSaved;
  }

  async send(checkpoint: Checkpoint): Promise<void> {
    await this.#storing;
    this.#storing = new Promise((resolve) => this.#onSaved(resolve));
    this.#post({ kind: 'checkpoint', checkpoint }, wholeMemory(checkpoint));
  }
}

/**
 * Smaller files are copied: they may lie in memory that Node shares out among many. Copying what is large
 * keeps this thread, and with it both processors, from the next epoch.
 */
const LARGE_BYTES = 65_536;

/** The memory of the checkpoint's large files that have one to themselves. */
function wholeMemory({ files }: Checkpoint): ArrayBuffer[] {
  return files.flatMap(({ bytes: { buffer, byteLength } }) =>
    buffer instanceof ArrayBuffer && byteLength === buffer.byteLength && byteLength >= LARGE_BYTES
      ? [buffer]
      : [],
  );
}
