import { randomUUID } from 'node:crypto';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { OpenedCopy } from '../../../shared/domain/inspection.ts';
import { networkFolders } from '../../../shared/domain/checkpoint.ts';
import type { Checkpoint } from '../../../shared/domain/checkpoint.ts';
import { message } from '../../../shared/errors/message.ts';
import { reviveError, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { FlatError } from '../../../shared/errors/workbenchError.ts';
import type { DataLocation } from '../../data/location.ts';
import type { Store } from '../../store/store.ts';
import type {
  InspectionAnswer,
  InspectionKind,
  InspectionOrder,
  InspectionOrders,
} from '../../worker/inspectionOrders.ts';
import type { FromWorker } from '../../worker/protocol.ts';
import type { TrainingThread } from '../runs/trainingThread.ts';

/** Which checkpoint a copy was made of. */
export interface CopyOrigin {
  id: ExperimentId;
  epoch: number;
  /** Training steps until then. */
  step: number;
}

interface Waiting {
  done: (answer: InspectionAnswer) => void;
  failed: (error: WorkbenchError) => void;
}

/** Questions about saved models on their way to the training thread and back. */
export class Inspections {
  readonly #engine: TrainingThread;
  readonly #locate: (dataset: string) => Promise<DataLocation>;
  readonly #origins = new Map<string, CopyOrigin>();
  readonly #waiting = new Map<number, Waiting>();
  #lastRequest = 0;

  constructor(engine: TrainingThread, locate: (dataset: string) => Promise<DataLocation>) {
    this.#engine = engine;
    this.#locate = locate;
    engine.onMessage((message) => this.#receive(message));
  }

  /**
   * Opens a copy of a checkpoint; `epoch` null takes the last.
   * @throws {WorkbenchError} `checkpoint-missing`, `experiment-damaged`, `data-missing`
   */
  async open(store: Store, id: ExperimentId, epoch: number | null): Promise<OpenedCopy> {
    const experiment = await store.experiment(id);
    const { name, config, checkpoints } = experiment;
    const wanted = epoch ?? checkpoints.at(-1);
    if (wanted === undefined) throw noCheckpoint(id, name);
    const checkpoint = await store.loadCheckpoint(id, wanted);
    const folders = networkFolders(config.normalization);
    const weights = {
      bn: weightsIn(checkpoint, folders.bn),
      plain: weightsIn(checkpoint, folders.plain),
    };
    if (weights.bn === null && weights.plain === null) throw noWeights(wanted);
    const data = await this.#locate(config.dataset);
    const handle = randomUUID();
    const ask = { config, epoch: wanted, weights, data };
    const opened = await this.#send({ kind: 'open', handle, ask });
    this.#origins.set(handle, { id, epoch: wanted, step: stepOf(experiment, wanted) });
    const sameData = experiment.data === null || experiment.data.digest === opened.data.digest;
    const hasMoments = await store.hasMoments(id);
    const about = { handle, id, name, epoch: wanted, epochs: checkpoints, config };
    return { ...about, sameData, hasMoments, ...opened };
  }

  /** @throws {WorkbenchError} `inspection-closed`, or what the question fails with */
  ask<K extends InspectionKind>(
    kind: K,
    handle: string,
    ask: InspectionOrders[K]['ask'],
  ): Promise<InspectionOrders[K]['answer']> {
    this.originOf(handle);
    return this.#send({ kind, handle, ask } as Extract<InspectionOrder, { kind: K }>);
  }

  /** @throws {WorkbenchError} `inspection-closed` */
  originOf(handle: string): CopyOrigin {
    const origin = this.#origins.get(handle);
    if (origin === undefined) throw notOpen();
    return origin;
  }

  async close(handle: string): Promise<void> {
    if (!this.#origins.delete(handle)) return;
    await this.#send({ kind: 'close', handle, ask: {} });
  }

  #send<K extends InspectionKind>(
    order: Extract<InspectionOrder, { kind: K }>,
  ): Promise<InspectionOrders[K]['answer']> {
    const request = ++this.#lastRequest;
    return new Promise((done, failed) => {
      this.#waiting.set(request, { done: done, failed });
      this.#engine.send({ kind: 'inspect', request, order });
    });
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'inspected') this.#answered(message.request)?.done(message.answer);
    if (message.kind === 'inspectionFailed')
      this.#answered(message.request)?.failed(reviveError(message.error));
    if (message.kind === 'unusable') this.#lost(message.error);
  }

  #answered(request: number): Waiting | undefined {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    return waiting;
  }

  /** The thread has ended, and all copies with it. */
  #lost(error: FlatError): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#origins.clear();
    for (const { failed } of waiting) failed(reviveError(error));
  }
}

/** The last training step of an epoch, of which each has as many; 0 where no epoch was evaluated. */
function stepOf({ summary: { last } }: Experiment, epoch: number): number {
  return last === null || last.epoch === 0 ? 0 : Math.round((last.step / last.epoch) * epoch);
}

/** A network's weights; null where the checkpoint was saved without that network. A file lost since is damage, which the store reports. */
const weightsIn = ({ files }: Checkpoint, folder: string): Uint8Array | null =>
  files.find(({ path }) => path === `${folder}/weights.bin`)?.bytes ?? null;

function noWeights(epoch: number): WorkbenchError {
  return new WorkbenchError(
    'experiment-damaged',
    message('inspectionNoWeights', { epoch }),
    message('inspectionOtherEpoch'),
    { params: { epoch, reason: 'weights.bin' } },
  );
}

function noCheckpoint(id: string, name: string): WorkbenchError {
  return new WorkbenchError(
    'checkpoint-missing',
    message('inspectNoCheckpoint', { name }),
    message('inspectTrainEpoch'),
    { params: { id, name } },
  );
}

function notOpen(): WorkbenchError {
  return new WorkbenchError(
    'inspection-closed',
    message('inspectClosed'),
    message('inspectOpenAgain'),
  );
}
