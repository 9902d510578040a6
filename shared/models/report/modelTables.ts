import { messageText } from '../../errors/message.ts';
import type { Table } from '../../formats/table.ts';
import type { ModelComparison } from '../compareModels.ts';
import type { Finding } from '../finding.ts';
import type { ForeignModel, NormKind } from '../foreignModel.ts';
import type { NumberArray } from '../numberArray.ts';

const KIND_NAMES: Record<NormKind, string> = {
  batchNorm: 'BatchNorm',
  layerNorm: 'LayerNorm',
  groupNorm: 'GroupNorm',
  instanceNorm: 'InstanceNorm',
  rmsNorm: 'RMSNorm',
  unknown: 'normalization without statistics',
};

/** Six digits: enough to tell channels apart, few enough for a line. */
const rounded = (value: number): number | string =>
  Number.isFinite(value) ? Number(value.toPrecision(6)) : String(value);

/** `least to most` of an array. */
function range(array: NumberArray | null): string | null {
  if (array === null || array.values.length === 0) return null;
  let [least, most] = [Infinity, -Infinity];
  for (const value of array.values) {
    if (Number.isNaN(value)) return 'NaN';
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return `${rounded(least)} to ${rounded(most)}`;
}

/** A row a normalization layer. Momentum is PyTorch's. */
export function layerTable({ fileName, norms }: ForeignModel): Table {
  return {
    title: fileName,
    columns: [
      ...['layer', 'kind', 'channels', 'dtype', 'epsilon', 'momentum', 'batches'],
      ...['gamma', 'beta', 'running mean', 'running variance'],
    ],
    rows: norms.map((norm) => [
      norm.path,
      KIND_NAMES[norm.kind],
      norm.channels,
      (norm.variance ?? norm.gamma)?.dtype ?? null,
      norm.epsilon,
      norm.momentum !== null && Number.isNaN(norm.momentum) ? 'cumulative' : norm.momentum,
      norm.counter,
      range(norm.gamma),
      range(norm.beta),
      range(norm.mean),
      range(norm.variance),
    ]),
  };
}

/** A row a finding, gravest first. */
export function findingTable({ fileName }: ForeignModel, findings: readonly Finding[]): Table {
  return {
    title: `${fileName}: findings`,
    columns: ['severity', 'finding', 'layer', 'channels', 'meaning', 'advice'],
    rows: findings.map(({ severity, kind, layer, channels, meaning, advice }) => [
      ...[severity, kind, layer, channels.length === 0 ? null : channels.join(' ')],
      messageText(meaning, 'en'),
      messageText(advice, 'en'),
    ]),
  };
}

const VERDICTS: Record<ModelComparison['changes'][number]['verdict'], string> = {
  unchanged: 'unchanged: frozen, and it was',
  statisticsMoved: 'weights the same, statistics moved: frozen, but left in train mode',
  statisticsStale:
    'weights changed, statistics the same: averaged weights without their statistics',
  changed: 'changed',
};

/** A row a layer that both files have; layers of one file alone stand at the end. */
export function comparisonTable({ changes, onlyOlder, onlyNewer }: ModelComparison): Table {
  const lone = (paths: readonly string[], what: string) =>
    paths.map((path) => [path, null, null, null, null, null, what]);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? null : rounded(value);
  return {
    title: 'From the first file to the second',
    columns: [
      ...['layer', 'largest drift of mean', 'typical drift of mean'],
      ...['variance ratio', 'change of gamma', 'change of beta', 'verdict'],
    ],
    rows: [
      ...changes.map((change) => [
        change.path,
        number(change.meanDrift?.largest),
        number(change.meanDrift?.typical),
        change.varianceRatio &&
          `${rounded(change.varianceRatio.smallest)} to ${rounded(change.varianceRatio.largest)}`,
        number(change.gammaChange),
        number(change.betaChange),
        VERDICTS[change.verdict],
      ]),
      ...lone(onlyOlder, 'only in the first file'),
      ...lone(onlyNewer, 'only in the second file'),
    ],
  };
}
