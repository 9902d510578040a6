import type { NetworkName, Split } from '../../../../shared/domain/metrics.ts';
import { NORMALIZATION, NORMALIZATIONS } from '../../../../shared/domain/normalization.ts';
import type { Normalization } from '../../../../shared/domain/normalization.ts';
import type { Metric } from '../../../../shared/analysis/measure.ts';

/** `batch` is a value of a single training step. */
export type SeriesSplit = Split | 'batch';

/** What the name of a column, a tag or a folder says about its values; null for what it does not say. */
export interface SeriesName {
  network: NetworkName | null;
  split: SeriesSplit | null;
  metric: Metric | null;
  /** The words of the name that say nothing about these. */
  others: string[];
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

/** Korean names in the words below; the longer ones first. */
const KOREAN: readonly (readonly [RegExp, string])[] = [
  [/배치\s*정규화\s*(없음|없이|미적용)/g, ' without '],
  [/(bn|정규화)\s*(없음|없이|미적용)/g, ' without '],
  [/배치\s*정규화/g, ' bn '],
  [/층\s*정규화|레이어\s*정규화/g, ' ln '],
  [/일반/g, ' plain '],
  [/훈련|학습/g, ' train '],
  [/검증|평가|테스트|시험/g, ' valid '],
  [/정확도/g, ' accuracy '],
  [/손실/g, ' loss '],
  [/미니\s*배치/g, ' batch '],
  [/스텝|단계/g, ' step '],
];

const WORDS = {
  plain: new Set([
    ...['plain', 'nn', 'without', 'vanilla', 'baseline'],
    ...ABBREVIATIONS.map((each) => `no${each}`),
  ]),
  bn: new Set(ABBREVIATIONS.flatMap((each) => [each, `with${each}`])),
  valid: new Set(['valid', 'val', 'validation', 'dev', 'test', 'eval', 'evaluation']),
  batch: new Set(['batch', 'minibatch', 'step', 'iteration']),
  train: new Set(['train', 'training']),
  loss: new Set(['loss', 'nll', 'xent', 'ce', 'crossentropy']),
  accuracy: new Set(['acc', 'accuracy']),
};

/** Words that make of a value another one than the loss or the accuracy: a range, a rate, a copy. */
const OTHER_VALUES = new Set(['min', 'max', 'std', 'stderr', 'lr', 'top', 'top5', 'vs', 'hparam']);

/** Words that go without saying. */
const NEUTRAL = new Set(['epoch', 'with', 'normalization']);

const TELLING = new Set(Object.values(WORDS).flatMap((words) => [...words]));

/** The words of `trainBnLoss`, `Loss/train_bn`, `No Batchnorm loss`, `검증 손실`. */
function wordsOf(name: string): string[] {
  const lower = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const abbreviated = NORMALIZED.reduce(
    (text, { written, abbreviation }) => text.replace(written, ` ${abbreviation} `),
    lower,
  ).replace(NEGATED, ' without ');
  return KOREAN.reduce((text, [korean, word]) => text.replace(korean, word), abbreviated)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The normalization that names mention; null where they mention none, or more than one. */
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
  const isOther = words.some((word) => OTHER_VALUES.has(word));
  // The loss of one validation batch is no value of an epoch.
  const isPart = has('valid') && has('batch');
  return {
    network: has('plain') ? 'plain' : has('bn') ? 'bn' : null,
    split: has('valid') ? 'valid' : has('batch') ? 'batch' : has('train') ? 'train' : null,
    metric: isOther || isPart ? null : has('accuracy') ? 'accuracy' : has('loss') ? 'loss' : null,
    others: words.filter((word) => !TELLING.has(word) && !NEUTRAL.has(word)),
  };
}
