import type { EpochMetrics, PerNetwork, Split } from './metrics.ts';
import type { SavedEvaluation } from './metrics.ts';
import { NORMALIZATION } from './normalization.ts';
import type { Normalization } from './normalization.ts';

/** A missing value is a dash. */
const NOT_TOLD = '-';

const lossText = (loss: SavedEvaluation['loss']) =>
  loss === undefined ? NOT_TOLD : loss === null ? 'nan' : loss.toFixed(5);
const accuracyText = (accuracy: SavedEvaluation['accuracy']) => accuracy?.toFixed(2) ?? NOT_TOLD;

/** `bn_loss:0.12966(bn_acc:0.96)` */
const results = (network: string, { loss, accuracy }: SavedEvaluation) =>
  `${network}_loss:${lossText(loss)}(${network}_acc:${accuracyText(accuracy)})`;

/** The lab's printout of one epoch, with the normalization's own name in it: two lines and an empty one. */
export function epochLogLines(metrics: EpochMetrics, normalization: Normalization): string[] {
  const { abbreviation } = NORMALIZATION[normalization];
  // Batchnorm, as the lab writes it.
  const word = normalization.charAt(0).toUpperCase() + normalization.slice(1).toLowerCase();
  const line = (split: Split, { bn, plain }: PerNetwork<SavedEvaluation>) =>
    `[Epoch ${metrics.epoch}-${split.toUpperCase()}] ` +
    `${word} Loss(Acc): ${results(abbreviation, bn)} vs ` +
    `No ${word} Loss(Acc): ${results('nn', plain)}`;
  return [line('train', metrics.train), line('valid', metrics.valid), ''];
}

/** What the lab prints at the end. */
export const LEARNING_FINISHED = 'Learning finished';
