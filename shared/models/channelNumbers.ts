import type { ForeignNorm } from './foreignModel.ts';
import { evalScaleOf } from './normFindings.ts';

/** beta - mean gamma / sqrt(v + e), what is added to a channel's scaled input in eval mode. */
export function shiftOf(norm: ForeignNorm, epsilon: number): Float64Array {
  const { beta, mean } = norm;
  return evalScaleOf(norm, epsilon).map(
    (scale, channel) => (beta?.values[channel] ?? 0) - (mean?.values[channel] ?? 0) * scale,
  );
}

/** What a layer's page shows of its channels, in this order. */
export const CHANNEL_MEASURES = ['mean', 'logVariance', 'gamma', 'beta', 'scale'] as const;
export type ChannelMeasure = (typeof CHANNEL_MEASURES)[number];

/** A number a channel, or null where the layer has none of the kind. The logarithm is to the base 10. */
export function measureOf(
  norm: ForeignNorm,
  measure: ChannelMeasure,
  epsilon: number,
): Float64Array | null {
  if (measure === 'logVariance') return norm.variance?.values.map(Math.log10) ?? null;
  if (measure === 'scale') return norm.variance === null ? null : evalScaleOf(norm, epsilon);
  return norm[measure]?.values ?? null;
}

/** How often values fall between `edges`. Those that are not finite are left out. */
export interface ChannelHistogram {
  edges: number[];
  counts: number[];
}

export function distributionOf(values: Float64Array, bins: number): ChannelHistogram {
  const finite = values.filter(Number.isFinite);
  let [low, high] = [Infinity, -Infinity];
  for (const value of finite) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (finite.length === 0) return { edges: [0, 1], counts: [0] };
  // A single value gets a bin of its own, in the middle.
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const width = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of finite) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges: Array.from({ length: bins + 1 }, (_, edge) => low + edge * width), counts };
}

/** The value that a share of the finite values stay below, between two of them by a straight line; NaN for none. */
export function quantileOf(values: Float64Array, share: number): number {
  const sorted = values.filter(Number.isFinite).sort();
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return low + (high - low) * (place - Math.floor(place));
}
