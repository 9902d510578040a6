import { farthest, joined, rangeOf, roundedRange } from '../../../shared/plot/fit.ts';
import type { Range } from '../../../shared/plot/fit.ts';
import type { ChartAxes } from '../canvas/chartOptions.ts';
import type { ChartLine } from './plotLine.ts';

/** Points of a line that are looked at for what is usual. */
const SAMPLES = 200;

/** A line that leaves the axis, and its value farthest from 0. */
export interface BeyondLine {
  label: string;
  value: number;
}

/** Where an axis ends that some lines leave, and which. */
interface AxisFit {
  ends: Range;
  beyond: BeyondLine[];
}

/** What of a chart its axis depends on. */
interface ChartContent {
  lines: readonly ChartLine[];
  hidden: ReadonlySet<string>;
  axes: Pick<ChartAxes, 'y'>;
}

/** How many of the line's values, evenly spread, show what is usual. */
function samplesOf({ raw }: ChartLine): number[] {
  const { values } = raw.column();
  const stride = Math.max(1, Math.floor(values.length / SAMPLES));
  return Array.from(
    { length: Math.ceil(values.length / stride) },
    (_, at) => values[at * stride] ?? NaN,
  );
}

/**
 * The axis for lines of which some have values that would flatten all others; null where none has, and where
 * they were asked for. A logarithmic axis has room for all.
 */
export function fitOf({ lines, hidden, axes }: ChartContent): AxisFit | null {
  if (axes.y.logarithmic || axes.y.withOutliers === true) return null;
  const shown = lines.filter(({ id }) => !hidden.has(id));
  const extents = shown.map(({ raw }) => raw.extent());
  const limit = farthest(shown.flatMap(samplesOf));
  const beyond = shown.flatMap(({ label }, index) => {
    const { min, max } = extents[index] ?? { min: 0, max: 0 };
    const value = Math.abs(min) > Math.abs(max) ? min : max;
    return Math.abs(value) > limit ? [{ label, value }] : [];
  });
  if (beyond.length === 0) return null;
  const ranges = shown.map(({ raw }) => rangeOf(raw.column().values, limit));
  const range = ranges.reduce(joined, null);
  return range === null ? null : { ends: roundedRange(range), beyond };
}
