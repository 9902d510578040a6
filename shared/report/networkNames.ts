import type { PerNetwork } from '../domain/metrics.ts';
import { NORMALIZATION } from '../domain/normalization.ts';
import type { Normalization } from '../domain/normalization.ts';
import type { ReportTexts } from './en.ts';

/** What runs call their normalization, as long as they share one; else just normalization. */
export function sharedName(
  normalizations: Iterable<Normalization>,
  { network }: ReportTexts,
): string {
  const [first = 'batchNorm', second] = new Set(normalizations);
  return second === undefined ? NORMALIZATION[first].short : network.any;
}

/**
 * What the two networks of runs are called: with and without the normalization they share, or just
 * normalization where they do not all have the same.
 */
export function networkNames(
  normalizations: Iterable<Normalization>,
  texts: ReportTexts,
): PerNetwork<string> {
  const name = sharedName(normalizations, texts);
  return { bn: texts.network.with(name), plain: texts.network.without(name) };
}
