import type { NetworkName, PerNetwork } from '../../../shared/domain/metrics.ts';

/**
 * The network with the higher score; one whose score is null (it diverged) loses. Null when they are
 * equal, or when a score is not known.
 */
export function better<T>(
  values: PerNetwork<T>,
  scoreOf: (value: T) => number | null | undefined,
): NetworkName | null {
  const scores = { bn: scoreOf(values.bn), plain: scoreOf(values.plain) };
  if (scores.bn === undefined || scores.plain === undefined) return null;
  const [bn, plain] = [scores.bn ?? -Infinity, scores.plain ?? -Infinity];
  if (bn === plain) return null;
  return bn > plain ? 'bn' : 'plain';
}
