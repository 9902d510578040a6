import type { ForeignModel, ForeignNorm } from './foreignModel.ts';
import type { NumberArray } from './numberArray.ts';
import { epsilonOf } from './normFindings.ts';

/** How one layer differs between two files. Null where a file does not have what it takes. */
export interface NormChange {
  /** The layer's name for people, the same in both. */
  path: string;
  channels: number;
  /** |mean - older mean| / sqrt(older variance + epsilon), over channels. */
  meanDrift: { largest: number; typical: number } | null;
  /** variance / older variance, over channels. */
  varianceRatio: { smallest: number; largest: number } | null;
  /** The largest change of a channel. */
  gammaChange: number | null;
  betaChange: number | null;
  /** Whether gamma and beta are the same to the last bit. */
  sameWeights: boolean;
  /** Whether running mean and variance are the same to the last bit; null without them. */
  sameStatistics: boolean | null;
  /** What the two say together. */
  verdict: ChangeVerdict;
}

export const CHANGE_VERDICTS = [
  /** Weights and statistics are the same. */
  'unchanged',
  /** The weights are the same and the statistics moved: frozen, but left in train mode. */
  'statisticsMoved',
  /** The weights moved and the statistics are the same: an average of weights without its statistics. */
  'statisticsStale',
  'changed',
] as const;
export type ChangeVerdict = (typeof CHANGE_VERDICTS)[number];

export interface ModelComparison {
  changes: NormChange[];
  /** Layers that only one of the files has, by full path. */
  onlyOlder: string[];
  onlyNewer: string[];
}

/** The layers of two files, matched by their names for people and their channels. */
export function compareModels(older: ForeignModel, newer: ForeignModel): ModelComparison {
  const key = ({ path, channels }: ForeignNorm) => `${path} ${channels}`;
  const later = new Map(newer.norms.map((norm) => [key(norm), norm]));
  const earlier = new Set(older.norms.map(key));
  const without = (norms: readonly ForeignNorm[], keys: { has(name: string): boolean }) =>
    norms.filter((norm) => !keys.has(key(norm))).map(({ fullPath }) => fullPath);
  return {
    changes: older.norms.flatMap((norm) => {
      const other = later.get(key(norm));
      return other === undefined ? [] : [changeOf(norm, other, epsilonOf(norm, older.format))];
    }),
    onlyOlder: without(older.norms, later),
    onlyNewer: without(newer.norms, earlier),
  };
}

function changeOf(older: ForeignNorm, newer: ForeignNorm, epsilon: number): NormChange {
  const sameWeights = isSame(older.gamma, newer.gamma) && isSame(older.beta, newer.beta);
  const hasStatistics = older.mean !== null && newer.mean !== null;
  const sameStatistics = hasStatistics
    ? isSame(older.mean, newer.mean) && isSame(older.variance, newer.variance)
    : null;
  return {
    path: newer.path,
    channels: newer.channels,
    meanDrift: driftOf(older, newer, epsilon),
    varianceRatio: ratioOf(older.variance, newer.variance),
    gammaChange: largestChange(older.gamma, newer.gamma),
    betaChange: largestChange(older.beta, newer.beta),
    ...{ sameWeights, sameStatistics },
    verdict: verdictOf(sameWeights, sameStatistics),
  };
}

function verdictOf(sameWeights: boolean, sameStatistics: boolean | null): ChangeVerdict {
  if (sameWeights) return sameStatistics === false ? 'statisticsMoved' : 'unchanged';
  return sameStatistics === true ? 'statisticsStale' : 'changed';
}

function isSame(one: NumberArray | null, other: NumberArray | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.values.length === other.values.length &&
    one.values.every((value, index) => Object.is(value, other.values[index]))
  );
}

/** `of(one, other)` for each channel; null where a side is missing. */
function perChannel(
  one: NumberArray | null,
  other: NumberArray | null,
  of: (one: number, other: number, channel: number) => number,
): number[] | null {
  if (one === null || other === null) return null;
  return [...one.values].map((value, channel) => of(value, other.values[channel] ?? NaN, channel));
}

function driftOf({ mean, variance }: ForeignNorm, newer: ForeignNorm, epsilon: number) {
  if (variance === null) return null;
  const drift = perChannel(mean, newer.mean, (from, to, channel) => {
    return Math.abs(to - from) / Math.sqrt((variance.values[channel] ?? NaN) + epsilon);
  });
  if (drift === null || drift.length === 0) return null;
  const typical = drift.reduce((sum, value) => sum + value, 0) / drift.length;
  return { largest: drift.reduce((most, value) => Math.max(most, value), 0), typical };
}

function ratioOf(older: NumberArray | null, newer: NumberArray | null) {
  const ratios = perChannel(older, newer, (from, to) => (from === to ? 1 : to / from));
  if (ratios === null || ratios.length === 0) return null;
  return {
    smallest: ratios.reduce((least, value) => Math.min(least, value), Infinity),
    largest: ratios.reduce((most, value) => Math.max(most, value), -Infinity),
  };
}

function largestChange(older: NumberArray | null, newer: NumberArray | null): number | null {
  const changes = perChannel(older, newer, (from, to) => Math.abs(to - from));
  return changes === null ? null : changes.reduce((most, value) => Math.max(most, value), 0);
}
