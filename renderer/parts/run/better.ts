import type { NetworkName, PerNetwork } from '../../../shared/domain/metrics.ts';

/** The network with the higher score; one without a score (it diverged) loses. Null when they are equal. */
export function better<T>(
  values: PerNetwork<T>,
  scoreOf: (value: T) => number | null,
): NetworkName | null {
  const bn = scoreOf(values.bn) ?? -Infinity;
  const plain = scoreOf(values.plain) ?? -Infinity;
  if (bn === plain) return null;
  return bn > plain ? 'bn' : 'plain';
}
