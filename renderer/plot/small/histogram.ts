/** A drawing of this size, stretched to the place it has. */
export const HISTOGRAM_WIDTH = 300;
export const HISTOGRAM_HEIGHT = 100;

/** Where to draw a histogram's bars, and what the axis spans. */
export interface HistogramShape {
  bars: { x: number; y: number; width: number; height: number }[];
  low: number;
  high: number;
  place: (value: number) => number;
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
  const ends = [...used, ...within].filter(Number.isFinite);
  const low = ends.length > 0 ? Math.min(...ends) : 0;
  const high = Math.max(...(ends.length > 0 ? ends : [1]), low + 1e-6);
  const place = (value: number) => ((value - low) / (high - low)) * HISTOGRAM_WIDTH;
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
