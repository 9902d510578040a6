import { flattenError } from '../../shared/errors/workbenchError.ts';
import type { Dataset } from '../data/dataset.ts';
import type { DataLocation } from '../data/location.ts';
import type { Engine } from '../training/engine/engine.ts';
import { Inspector } from '../training/inspection/inspector.ts';
import type { InspectionAnswer, InspectionOrder } from './inspectionOrders.ts';
import type { FromWorker } from './protocol.ts';

type Tell = (message: FromWorker) => void;

/**
 * Answers questions about saved models, one after another. They do not wait for trainings: while one
 * is under way, they are answered between two of its chunks.
 */
export class Inspections {
  readonly #inspector: Promise<Inspector>;
  readonly #datasetAt: (location: DataLocation) => Promise<Dataset>;
  readonly #tell: Tell;
  #work: Promise<void> = Promise.resolve();

  constructor(
    engine: Promise<Engine>,
    datasetAt: (location: DataLocation) => Promise<Dataset>,
    tell: Tell,
  ) {
    this.#inspector = engine.then((started) => new Inspector(started));
    this.#datasetAt = datasetAt;
    this.#tell = tell;
    // Each question fails with the same reason.
    this.#inspector.catch(() => undefined);
  }

  hear(request: number, order: InspectionOrder): void {
    this.#work = this.#work.then(async () => {
      try {
        const answer = await this.#answer(await this.#inspector, order);
        this.#tell({ kind: 'inspected', request, answer });
      } catch (error) {
        this.#tell({ kind: 'inspectionFailed', request, error: flattenError(error) });
      }
    });
  }

  async #answer(inspector: Inspector, order: InspectionOrder): Promise<InspectionAnswer> {
    const { handle, kind, ask } = order;
    switch (kind) {
      case 'open':
        return inspector.open(handle, ask, await this.#datasetAt(ask.data));
      case 'forward':
        return inspector.forward(handle, ask.batch, ask.layers);
      case 'unit':
        return inspector.unit(handle, ask.batch, ask);
      case 'batchmates':
        return inspector.batchmates(handle, ask);
      case 'trainForward':
        return inspector.trainForward(handle, ask.batch, ask.momentum, ask.batches);
      case 'recalibrate':
        return inspector.recalibrate(handle, ask);
      case 'evaluateWith':
        return inspector.evaluateWith(handle, ask.running);
      case 'adopt':
        return inspector.adopt(handle, ask.running, ask.batches);
      case 'reset':
        return inspector.reset(handle);
      case 'toSave':
        return inspector.toSave(handle);
      case 'close':
        inspector.close(handle);
        return null;
    }
  }
}
