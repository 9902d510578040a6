import type { RunningStatistics } from '../../../shared/analysis/replay.ts';
import type { Batch } from '../../../shared/domain/batch.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type {
  Batchmates,
  CopyEvaluation,
  CopyState,
  ForwardResult,
  Mode,
  NormLayer,
  Recalibration,
  UnitSteps,
} from '../../../shared/domain/inspection.ts';
import type { DataIdentity } from '../../../shared/domain/experiment.ts';
import type { PerNetwork, Split } from '../../../shared/domain/metrics.ts';
import type { Arrays } from '../../../shared/domain/networks.ts';
import { NORMALIZATION } from '../../../shared/domain/normalization.ts';
import { message, messageText } from '../../../shared/errors/message.ts';
import { detailOf, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { Dataset } from '../../data/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { batchImages, pixelRows } from './batchImages.ts';
import { batchmates } from './batchmates.ts';
import type { BatchmatesRequest } from './batchmates.ts';
import { inspectBatch } from './inspectBatch.ts';
import { ModelCopy } from './modelCopy.ts';
import { recalibrate } from './recalibrate.ts';
import { unitSteps } from './unitSteps.ts';

/** Copies kept at once: a few windows, and a few models to go back and forth between. */
const KEPT_COPIES = 8;

export interface OpenRequest {
  config: ExperimentConfig;
  epoch: number;
  /** Each network's `weights.bin`; null for one the model does not have. */
  weights: PerNetwork<Uint8Array | null>;
}

export interface OpenedModel {
  data: DataIdentity;
  examples: Record<Split, number>;
  layers: NormLayer[];
  state: CopyState;
}

/** A copy as it can be saved: what has changed of the files, and how good it is now. */
export interface CopyToSave {
  weights: Uint8Array | null;
  train: PerNetwork<CopyEvaluation | null>;
  valid: PerNetwork<CopyEvaluation | null>;
  batchesSeen: number;
}

/** What can be asked about an opened copy: each is the method of `Inspector` with that name. */
export type Question =
  | 'forward'
  | 'unit'
  | 'batchmates'
  | 'trainForward'
  | 'recalibrate'
  | 'evaluateWith'
  | 'adopt'
  | 'reset'
  | 'toSave';

/** The copies of saved models that are open, by handle. The one unused for longest is closed first. */
export class Inspector {
  readonly #engine: Engine;
  readonly #copies = new Map<string, ModelCopy>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** @throws {WorkbenchError} `experiment-damaged` when the weights do not fit the config */
  open(handle: string, { config, epoch, weights }: OpenRequest, dataset: Dataset): OpenedModel {
    const copy = this.#made(epoch, () => new ModelCopy(this.#engine, config, weights, dataset));
    this.close(handle);
    this.#copies.set(handle, copy);
    const [oldest] = this.#copies.keys();
    if (this.#copies.size > KEPT_COPIES && oldest !== undefined) this.close(oldest);
    const { train, valid } = copy.splits;
    return {
      data: dataset.identity,
      examples: { train: train.count, valid: valid.count },
      layers: [...copy.layers],
      state: copy.state,
    };
  }

  /** @param layers the normalizations to answer in full; null for all */
  forward(
    handle: string,
    { batch, layers }: { batch: Batch; layers: readonly number[] | null },
  ): ForwardResult {
    const copy = this.#copy(handle);
    return inspectBatch(copy, batchImages(batch, copy.splits)(0), layers);
  }

  unit(
    handle: string,
    { batch, ...at }: { batch: Batch; mode: Mode; layer: number; group: number },
  ): UnitSteps {
    const copy = this.#copy(handle);
    const steps = unitSteps(copy, batchImages(batch, copy.splits)(0), at);
    if (steps !== null) return steps;
    throw new WorkbenchError(
      'request-invalid',
      message('inspectNoUnit'),
      message('inspectOtherUnit'),
      { params: { setting: 'unit', problem: `${at.layer}/${at.group}` } },
    );
  }

  batchmates(handle: string, request: BatchmatesRequest): Batchmates {
    return batchmates(this.#copy(handle), request);
  }

  /**
   * `batches` passes in train mode over the batch and those that follow it, each moving the copy's
   * running statistics.
   * @throws {WorkbenchError} `request-invalid` for a batch of one, which has no unbiased variance, and
   *   where no running statistics are kept
   */
  trainForward(
    handle: string,
    { batch, momentum, batches }: { batch: Batch; momentum: number; batches: number },
  ): CopyState {
    const copy = this.#movable(handle);
    const batchAt = batchImages(batch, copy.splits);
    for (let ahead = 0; ahead < batches; ahead++) {
      const { count, images } = batchAt(ahead);
      if (count < 2) throw batchOfOne();
      copy.trainForward(pixelRows(images), momentum);
    }
    return copy.state;
  }

  async recalibrate(handle: string, request: Recalibration): Promise<CopyState> {
    const copy = this.#movable(handle);
    await recalibrate(copy, request);
    return copy.state;
  }

  /** Both networks over the valid split, the copy having other running statistics for that long; one entry a BatchNorm. */
  evaluateWith(
    handle: string,
    { running }: { running: readonly RunningStatistics[] },
  ): PerNetwork<CopyEvaluation | null> {
    const copy = this.#copy(handle);
    return copy.evaluateWith(buffersFrom(copy, running), 'valid');
  }

  /** Puts running statistics in place that `batches` batches have made elsewhere. */
  adopt(
    handle: string,
    { running, batches }: { running: readonly RunningStatistics[]; batches: number },
  ): CopyState {
    const copy = this.#copy(handle);
    copy.setRunning(buffersFrom(copy, running), batches);
    return copy.state;
  }

  reset(handle: string): CopyState {
    const copy = this.#copy(handle);
    copy.reset();
    return copy.state;
  }

  toSave(handle: string): CopyToSave {
    const copy = this.#copy(handle);
    const { valid, batchesSeen } = copy.state;
    return { weights: copy.weights(), train: copy.evaluate('train'), valid, batchesSeen };
  }

  close(handle: string): void {
    this.#copies.get(handle)?.dispose();
    this.#copies.delete(handle);
  }

  #made(epoch: number, make: () => ModelCopy): ModelCopy {
    try {
      return make();
    } catch (cause) {
      throw new WorkbenchError(
        'experiment-damaged',
        message('inspectUnfit', { epoch }),
        message('inspectOtherEpoch'),
        { cause, params: { epoch, detail: detailOf(cause) } },
      );
    }
  }

  /** A copy whose running statistics are about to be moved. */
  #movable(handle: string): ModelCopy {
    const copy = this.#copy(handle);
    if (copy.keepsRunning) return copy;
    throw noRunningStatistics(copy);
  }

  #copy(handle: string): ModelCopy {
    const copy = this.#copies.get(handle);
    if (copy === undefined) throw inspectionClosed();
    this.#copies.delete(handle);
    this.#copies.set(handle, copy);
    return copy;
  }
}

function buffersFrom(copy: ModelCopy, running: readonly RunningStatistics[]): Arrays {
  return new Map(
    copy.layers.flatMap(({ position, layer }) => [
      [`${position}.runningMean`, running[layer]?.mean ?? new Float32Array()] as const,
      [`${position}.runningVariance`, running[layer]?.variance ?? new Float32Array()] as const,
    ]),
  );
}

function inspectionClosed(): WorkbenchError {
  return new WorkbenchError(
    'inspection-closed',
    message('inspectClosed'),
    message('inspectOpenAgain'),
  );
}

function noRunningStatistics(copy: ModelCopy): WorkbenchError {
  const problem = copy.has('bn')
    ? message('inspectionKeepsNone', { layer: NORMALIZATION[copy.config.normalization].layer })
    : message('inspectionOnlyPlain');
  return new WorkbenchError(
    'request-invalid',
    message('inspectionNothingToMove', { problem }),
    message('inspectionOpenBatchNorm'),
    { params: { setting: 'normalization', problem: messageText(problem, 'en') } },
  );
}

function batchOfOne(): WorkbenchError {
  return new WorkbenchError(
    'request-invalid',
    message('inspectBatchOfOne'),
    message('inspectTwoExamples'),
    { params: { setting: 'batch' } },
  );
}
