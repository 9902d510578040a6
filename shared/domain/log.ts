import type { EpochMetrics, PerNetwork, Split } from './metrics.ts';
import type { Evaluation } from './metrics.ts';

const lossText = (loss: number | null) => (loss === null ? 'nan' : loss.toFixed(5));

function line(epoch: number, split: Split, { bn, plain }: PerNetwork<Evaluation>): string {
  const withBn = `bn_loss:${lossText(bn.loss)}(bn_acc:${bn.accuracy.toFixed(2)})`;
  const without = `nn_loss:${lossText(plain.loss)}(nn_acc:${plain.accuracy.toFixed(2)})`;
  return `[Epoch ${epoch}-${split.toUpperCase()}] Batchnorm Loss(Acc): ${withBn} vs No Batchnorm Loss(Acc): ${without}`;
}

/** The lab's printout of one epoch: two lines and an empty one. */
export function epochLogLines(metrics: EpochMetrics): string[] {
  return [
    line(metrics.epoch, 'train', metrics.train),
    line(metrics.epoch, 'valid', metrics.valid),
    '',
  ];
}

/** What the lab prints at the end. */
export const LEARNING_FINISHED = 'Learning finished';
