import type { ImageSelection, Shifts, Subject } from '../../../shared/domain/batch.ts';
import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import { CLASSES } from '../../../shared/domain/dataset.ts';
import type { Batchmates, Mode } from '../../../shared/domain/inspection.ts';
import { predictionOf } from '../../../shared/domain/softmax.ts';
import { jsonNumber, jsonNumbers } from '../jsonNumbers.ts';
import { batchSeen, examplesAt, joinedImages, pixelRows, subjectImages } from './batchImages.ts';
import { batchesOf } from './exampleOrder.ts';
import type { ModelCopy } from './modelCopy.ts';

export interface BatchmatesRequest {
  /** Stands first in every batch, as it is. */
  subject: Subject;
  /** Who stands with it: `rounds` batches of this order, one after another. */
  company: ImageSelection;
  /** Applied to the company alone. */
  shifts: Shifts;
  rounds: number;
}

/**
 * One example's logits in ever different company. In eval mode they stand still to the last bit. A
 * model without normalization has no rounds: its logits know no company.
 * @throws {WorkbenchError} `request-invalid` when the data does not have what was asked for
 */
export function batchmates(copy: ModelCopy, request: BatchmatesRequest): Batchmates {
  const { splits } = copy;
  const { company, shifts } = request;
  const subject = subjectImages(request.subject, splits, NO_SHIFTS);
  const alone = copy.has('plain') ? copy.plainLogits(pixelRows(subject.images)) : null;
  const examples = splits[company.split];
  const indices = batchesOf(company, examples);
  const rounds = Array.from({ length: copy.has('bn') ? request.rounds : 0 }, (_, round) => {
    const others = examplesAt(examples, company.split, indices(round), shifts);
    const x = pixelRows(joinedImages([subject, others]).images);
    const logitsIn = (mode: Mode) => copy.forward(x, mode, 'logits').logits.slice(0, CLASSES);
    return { labels: others.labels, train: logitsIn('train'), eval: logitsIn('eval') };
  });
  return {
    subject: batchSeen(subject),
    rounds: rounds.map((round) => ({
      labels: round.labels,
      logits: { train: jsonNumbers(round.train), eval: jsonNumbers(round.eval) },
      prediction: { train: predictionOf(round.train), eval: predictionOf(round.eval) },
    })),
    spread: {
      train: spread(rounds.map((round) => round.train)),
      eval: spread(rounds.map((round) => round.eval)),
    },
    plain: alone && { logits: jsonNumbers(alone), prediction: predictionOf(alone) },
  };
}

/** The largest difference of a logit between two rounds; null when one is not a number, or there are none. */
function spread(rounds: readonly Float32Array[]): number | null {
  if (rounds.length === 0) return null;
  const perLogit = Array.from(rounds[0] ?? [], (_, logit) => {
    const values = rounds.map((round) => round[logit] ?? Number.NaN);
    return Math.max(...values) - Math.min(...values);
  });
  return jsonNumber(Math.max(0, ...perLogit));
}
