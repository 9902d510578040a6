import { rangeOf } from '../../../shared/plot/fit.ts';
import { scaleOf } from '../../../shared/plot/path.ts';
import type { Scale } from '../../../shared/plot/path.ts';

/** A drawing of this size, stretched to the place it has. */
export const HISTOGRAM_WIDTH = 300;
export const HISTOGRAM_HEIGHT = 100;

/** Where to draw a histogram's bars, and what the axis spans. */
export interface HistogramShape {
  bars: { x: number; y: number; width: number; height: number }[];
  low: number;
  high: number;
  place: Scale;
}

/** Bars of `counts` between the `edges` of the bins, over the values in `within` as well. */
export function histogramShape(
  edges: readonly number[],
  counts: readonly number[],
  within: readonly number[],
): HistogramShape {
  const used = counts.flatMap((count, bin) =>
    count > 0 ? [edges[bin] ?? 0, edges[bin + 1] ?? 0] : [],
  );
  const { min: low, max } = rangeOf([...used, ...within]) ?? { min: 0, max: 1 };
  const high = Math.max(max, low + 1e-6);
  const place = scaleOf({ min: low, max: high }, 0, HISTOGRAM_WIDTH);
  const most = Math.max(1, ...counts);
  const bars = counts.flatMap((count, bin) => {
    if (count === 0) return [];
    const x = place(edges[bin] ?? low);
    const width = Math.max(place(edges[bin + 1] ?? high) - x - 0.75, 0.75);
    const height = (count / most) * HISTOGRAM_HEIGHT;
    return [{ x, y: HISTOGRAM_HEIGHT - height, width, height }];
  });
  return { bars, low, high, place };
}
