import type { EpochMetrics, PerNetwork, Split } from './metrics.ts';
import type { Evaluation } from './metrics.ts';
import { NORMALIZATION } from './normalization.ts';
import type { Normalization } from './normalization.ts';

const lossText = (loss: number | null) => (loss === null ? 'nan' : loss.toFixed(5));

/** `bn_loss:0.12966(bn_acc:0.96)` */
const results = (network: string, { loss, accuracy }: Evaluation) =>
  `${network}_loss:${lossText(loss)}(${network}_acc:${accuracy.toFixed(2)})`;

/** The lab's printout of one epoch, with the normalization's own name in it: two lines and an empty one. */
export function epochLogLines(metrics: EpochMetrics, normalization: Normalization): string[] {
  const { abbreviation } = NORMALIZATION[normalization];
  // Batchnorm, as the lab writes it.
  const word = normalization.charAt(0).toUpperCase() + normalization.slice(1).toLowerCase();
  const line = (split: Split, { bn, plain }: PerNetwork<Evaluation>) =>
    `[Epoch ${metrics.epoch}-${split.toUpperCase()}] ` +
    `${word} Loss(Acc): ${results(abbreviation, bn)} vs ` +
    `No ${word} Loss(Acc): ${results('nn', plain)}`;
  return [line('train', metrics.train), line('valid', metrics.valid), ''];
}

/** What the lab prints at the end. */
export const LEARNING_FINISHED = 'Learning finished';
