import { messageText } from '../../errors/message.ts';
import type { MessageLanguage } from '../../errors/message.ts';
import type { Table } from '../../formats/table.ts';
import { shiftOf } from '../channelNumbers.ts';
import type { ModelComparison } from '../compareModels.ts';
import type { Finding } from '../finding.ts';
import type { ForeignModel, ForeignNorm, ModelFormat } from '../foreignModel.ts';
import { epsilonOf, evalScaleOf } from '../normFindings.ts';
import type { NumberArray } from '../numberArray.ts';
import { MODEL_TEXTS } from './modelTexts.ts';
import type { ModelTexts } from './modelTexts.ts';

/** Six digits: enough to distinguish channels, few enough for a line. */
const rounded = (value: number): number | string =>
  Number.isFinite(value) ? Number(value.toPrecision(6)) : String(value);

/** `least to most` of an array. */
function range(array: NumberArray | null, texts: ModelTexts): string | null {
  if (array === null || array.values.length === 0) return null;
  let [least, most] = [Infinity, -Infinity];
  for (const value of array.values) {
    if (Number.isNaN(value)) return 'NaN';
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return texts.range(String(rounded(least)), String(rounded(most)));
}

/** A row a normalization layer. Momentum is PyTorch's. */
export function layerTable({ fileName, norms }: ForeignModel, language: MessageLanguage): Table {
  const texts = MODEL_TEXTS[language];
  const { heads } = texts;
  return {
    title: fileName,
    columns: [
      ...[heads.layer, heads.kind, heads.channels, heads.dtype, heads.epsilon, heads.momentum],
      ...[heads.batches, 'gamma', 'beta', heads.mean, heads.variance],
    ],
    rows: norms.map((norm) => [
      norm.path,
      texts.kinds[norm.kind],
      norm.channels,
      (norm.variance ?? norm.gamma)?.dtype ?? null,
      norm.epsilon,
      norm.momentum !== null && Number.isNaN(norm.momentum) ? texts.cumulative : norm.momentum,
      norm.counter,
      range(norm.gamma, texts),
      range(norm.beta, texts),
      range(norm.mean, texts),
      range(norm.variance, texts),
    ]),
  };
}

/** A row a channel, with every digit. Scale and shift are what eval mode does to the input. */
export function channelTable(
  norm: ForeignNorm,
  format: ModelFormat,
  language: MessageLanguage,
): Table {
  const { heads } = MODEL_TEXTS[language];
  const epsilon = epsilonOf(norm, format);
  const columns: [string, Float64Array | null][] = [
    ['gamma', norm.gamma?.values ?? null],
    ['beta', norm.beta?.values ?? null],
    [heads.mean, norm.mean?.values ?? null],
    [heads.variance, norm.variance?.values ?? null],
    [heads.scale, norm.variance === null ? null : evalScaleOf(norm, epsilon)],
    [heads.shift, norm.variance === null ? null : shiftOf(norm, epsilon)],
  ];
  const there = columns.filter(([, values]) => values !== null);
  return {
    title: norm.path,
    columns: [heads.channel, ...there.map(([head]) => head)],
    rows: Array.from({ length: norm.channels }, (_, channel) => [
      channel,
      ...there.map(([, values]) => {
        const value = values?.[channel] ?? null;
        return value === null || Number.isFinite(value) ? value : String(value);
      }),
    ]),
  };
}

/** A row a finding, gravest first. */
export function findingTable(
  { fileName }: ForeignModel,
  findings: readonly Finding[],
  language: MessageLanguage,
): Table {
  const { heads, findingsOf } = MODEL_TEXTS[language];
  return {
    title: findingsOf(fileName),
    columns: [
      ...[heads.severity, heads.finding, heads.layer, heads.channels],
      ...[heads.meaning, heads.advice],
    ],
    rows: findings.map(({ severity, kind, layer, channels, meaning, advice }) => [
      ...[severity, kind, layer, channels.length === 0 ? null : channels.join(' ')],
      messageText(meaning, language),
      messageText(advice, language),
    ]),
  };
}

/** A row a layer that both files have; layers of one file alone stand at the end. */
export function comparisonTable(
  { changes, onlyOlder, onlyNewer }: ModelComparison,
  language: MessageLanguage,
): Table {
  const texts = MODEL_TEXTS[language];
  const { heads } = texts;
  const lone = (paths: readonly string[], what: string) =>
    paths.map((path) => [path, null, null, null, null, null, what]);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? null : rounded(value);
  return {
    title: texts.comparison,
    columns: [
      ...[heads.layer, heads.largestDrift, heads.typicalDrift],
      ...[heads.varianceRatio, heads.gammaChange, heads.betaChange, heads.verdict],
    ],
    rows: [
      ...changes.map((change) => [
        change.path,
        number(change.meanDrift?.largest),
        number(change.meanDrift?.typical),
        change.varianceRatio &&
          texts.range(
            String(rounded(change.varianceRatio.smallest)),
            String(rounded(change.varianceRatio.largest)),
          ),
        number(change.gammaChange),
        number(change.betaChange),
        texts.verdicts[change.verdict],
      ]),
      ...lone(onlyOlder, texts.onlyOlder),
      ...lone(onlyNewer, texts.onlyNewer),
    ],
  };
}
