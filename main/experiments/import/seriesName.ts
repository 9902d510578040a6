import type { NetworkName, Split } from '../../../shared/domain/metrics.ts';
import type { Metric } from '../../../shared/analysis/measure.ts';

/** `batch` is the loss of each training step. */
export type SeriesSplit = Split | 'batch';

/** What a column's or a tag's name tells of its values; null for what it does not tell. */
export interface SeriesName {
  network: NetworkName | null;
  split: SeriesSplit | null;
  metric: Metric | null;
}

const WORDS = {
  plain: new Set(['plain', 'nn', 'nobn', 'without', 'vanilla', 'baseline']),
  bn: new Set(['bn', 'withbn']),
  valid: new Set(['valid', 'val', 'validation', 'test', 'eval']),
  batch: new Set(['batch', 'minibatch', 'step', 'iteration']),
  train: new Set(['train', 'training']),
  loss: new Set(['loss', 'nll', 'xent', 'ce', 'crossentropy']),
  accuracy: new Set(['acc', 'accuracy']),
};

/** The words of `trainBnLoss`, `Loss/train_bn`, `No Batchnorm loss`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/batch[\s_-]*norm(alization|alized)?/g, ' bn ')
    .replace(/(no|non|without|w\/o)[\s_-]+bn/g, ' nobn ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** How people name the lines of the lab's charts, here and elsewhere. */
export function seriesName(name: string): SeriesName {
  const words = wordsOf(name);
  const has = (kind: keyof typeof WORDS) => words.some((word) => WORDS[kind].has(word));
  return {
    network: has('plain') ? 'plain' : has('bn') ? 'bn' : null,
    split: has('valid') ? 'valid' : has('batch') ? 'batch' : has('train') ? 'train' : null,
    metric: has('accuracy') ? 'accuracy' : has('loss') ? 'loss' : null,
  };
}
