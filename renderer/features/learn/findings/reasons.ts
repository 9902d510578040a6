import type { Experiment } from '../../../../shared/domain/experiment.ts';
import type { NetworkName } from '../../../../shared/domain/metrics.ts';
import type { Text } from '../../../i18n/messages.ts';
import { formatMeasure } from '../chapters/parts/numbers.ts';
import { hasLearned } from './learned.ts';

export interface RateRow {
  rate: number;
  run: Experiment | null;
}

/** The lowest and the highest rate a network learned with; null where it learned with none. */
function rangeOf(
  rows: readonly RateRow[],
  network: NetworkName,
): { from: number; to: number } | null {
  const rates = rows
    .filter(({ run }) => hasLearned(run?.summary.last?.valid[network].accuracy ?? 0))
    .map(({ rate }) => rate);
  return rates.length === 0 ? null : { from: Math.min(...rates), to: Math.max(...rates) };
}

/** With how large a learning rate each network still learns: a sign of how smooth its loss is. */
export function rateFindings(rows: readonly RateRow[]): Text[] {
  const measured = rows.filter(({ run }) => (run?.summary.last ?? null) !== null);
  if (measured.length < 2) return [];
  const bn = rangeOf(measured, 'bn');
  const plain = rangeOf(measured, 'plain');
  if (bn === null && plain === null) return [{ key: 'learn.reasons.neither' }];
  return [
    ...rangeTexts(bn, 'bn'),
    ...rangeTexts(plain, 'plain'),
    ...compared(bn, plain),
    ...diverged(measured),
  ];
}

type Range = { from: number; to: number } | null;

const rangeTexts = (range: Range, network: NetworkName): Text[] =>
  range === null
    ? [{ key: `learn.reasons.none.${network}` }]
    : [{ key: `learn.reasons.range.${network}`, params: { from: range.from, to: range.to } }];

function compared(bn: Range, plain: Range): Text[] {
  if (bn === null || plain === null) return [];
  if (bn.to === plain.to) return [{ key: 'learn.reasons.same' }];
  const factor = formatMeasure(Math.max(bn.to, plain.to) / Math.min(bn.to, plain.to));
  return [
    {
      key: bn.to > plain.to ? 'learn.reasons.wider' : 'learn.reasons.narrower',
      params: { factor },
    },
  ];
}

function diverged(rows: readonly RateRow[]): Text[] {
  const count = (network: NetworkName) =>
    rows.filter(({ run }) => (run?.summary.divergedAt[network] ?? null) !== null).length;
  const [bn, plain] = [count('bn'), count('plain')];
  return bn + plain === 0 ? [] : [{ key: 'learn.reasons.diverged', params: { bn, plain } }];
}
