import type { NetworkName, Split } from '../../../shared/domain/metrics.ts';
import { NORMALIZATION, NORMALIZATIONS } from '../../../shared/domain/normalization.ts';
import type { Normalization } from '../../../shared/domain/normalization.ts';
import type { Metric } from '../../../shared/analysis/measure.ts';

/** `batch` is the loss of each training step. */
export type SeriesSplit = Split | 'batch';

/** What a column's or a tag's name tells of its values; null for what it does not tell. */
export interface SeriesName {
  network: NetworkName | null;
  split: SeriesSplit | null;
  metric: Metric | null;
}

/** Each normalization by its abbreviation, and how people write it out: `Batch Norm`, `layer_normalization`. */
const NORMALIZED = NORMALIZATIONS.map((normalization) => {
  const { abbreviation, name } = NORMALIZATION[normalization];
  const [first = ''] = name.split(' ');
  const written = new RegExp(`${first}[\\s_-]*norm(alization|alized)?`, 'g');
  return { normalization, abbreviation, written };
});
const ABBREVIATIONS = NORMALIZED.map(({ abbreviation }) => abbreviation);
const NEGATED = new RegExp(`(no|non|without|w/o)[\\s_-]+(${ABBREVIATIONS.join('|')})`, 'g');

const WORDS = {
  plain: new Set([
    ...['plain', 'nn', 'without', 'vanilla', 'baseline'],
    ...ABBREVIATIONS.map((each) => `no${each}`),
  ]),
  bn: new Set(ABBREVIATIONS.flatMap((each) => [each, `with${each}`])),
  valid: new Set(['valid', 'val', 'validation', 'test', 'eval']),
  batch: new Set(['batch', 'minibatch', 'step', 'iteration']),
  train: new Set(['train', 'training']),
  loss: new Set(['loss', 'nll', 'xent', 'ce', 'crossentropy']),
  accuracy: new Set(['acc', 'accuracy']),
};

/** The words of `trainBnLoss`, `Loss/train_bn`, `No Batchnorm loss`. */
function wordsOf(name: string): string[] {
  const lower = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return NORMALIZED.reduce(
    (text, { written, abbreviation }) => text.replace(written, ` ${abbreviation} `),
    lower,
  )
    .replace(NEGATED, ' without ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The normalization that names tell of; null where they tell none, or more than one. */
export function normalizationNamed(names: readonly string[]): Normalization | null {
  const words = new Set(names.flatMap(wordsOf));
  const [first, second] = NORMALIZED.filter(
    ({ abbreviation }) => words.has(abbreviation) || words.has(`with${abbreviation}`),
  );
  return first === undefined || second !== undefined ? null : first.normalization;
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
