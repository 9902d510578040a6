import { flattenError } from '../../shared/errors/workbenchError.ts';
import type { Dataset } from '../data/dataset.ts';
import type { DataLocation } from '../data/location.ts';
import type { Engine } from '../training/engine/engine.ts';
import { Inspector } from '../training/inspection/inspector.ts';
import type { Question } from '../training/inspection/inspector.ts';
import type { InspectionAnswer, InspectionOrder, InspectionOrders } from './inspectionOrders.ts';
import type { Posted } from './protocol.ts';

type Post = (message: Posted) => void;

/**
 * Answers questions about saved models, one after another. They do not wait for trainings: while one
 * is under way, they are answered between two of its chunks.
 */
export class InspectionWorker {
  readonly #inspector: Promise<Inspector>;
  readonly #datasetAt: (location: DataLocation) => Promise<Dataset>;
  readonly #post: Post;
  #work: Promise<void> = Promise.resolve();

  constructor(
    engine: Promise<Engine>,
    datasetAt: (location: DataLocation) => Promise<Dataset>,
    post: Post,
  ) {
    this.#inspector = engine.then((started) => new Inspector(started));
    this.#datasetAt = datasetAt;
    this.#post = post;
    // Each question fails with the same reason.
    this.#inspector.catch(() => undefined);
  }

  receive(request: number, order: InspectionOrder): void {
    this.#work = this.#work.then(async () => {
      try {
        const answer = await this.#answer(await this.#inspector, order);
        this.#post({ kind: 'inspected', request, answer });
      } catch (error) {
        this.#post({ kind: 'inspectionFailed', request, error: flattenError(error) });
      }
    });
  }

  async #answer(inspector: Inspector, order: InspectionOrder): Promise<InspectionAnswer> {
    if (order.kind === 'open') {
      const { handle, ask } = order;
      return inspector.open(handle, ask, await this.#datasetAt(ask.data));
    }
    if (order.kind === 'close') {
      inspector.close(order.handle);
      return null;
    }
    return answerOf(inspector, order);
  }
}

type Answers = {
  [K in Question]: (
    handle: string,
    ask: InspectionOrders[K]['ask'],
  ) => InspectionOrders[K]['answer'] | Promise<InspectionOrders[K]['answer']>;
};

/** A question is answered by the inspector's method of its name. */
const answerOf = <K extends Question>(
  inspector: Answers,
  { kind, handle, ask }: InspectionOrder<K>,
): InspectionAnswer | Promise<InspectionAnswer> => inspector[kind](handle, ask);
