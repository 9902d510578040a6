import { formatValue } from './format.ts';
import type { ChartLine } from './plotLine.ts';
import type { LineData } from './registry.ts';

/** A line in the legend, with its value where the chart is being read. */
export interface LegendEntry extends Pick<ChartLine, 'id' | 'label' | 'colour' | 'dash'> {
  shown: boolean;
  value: string;
}

/** Where the last point of any line is; null when there is none. */
export function lastX(lines: readonly ChartLine[]): number | null {
  const ends = lines.filter(({ raw }) => raw.length > 0).map(({ raw }) => raw.x(raw.length - 1));
  return ends.length > 0 ? Math.max(...ends) : null;
}

/** The point of any line nearest to `x`, where the crosshair goes; null when there is none. */
export function snap(lines: readonly ChartLine[], x: number): number | null {
  const places = lines.flatMap(({ raw }) => (raw.length > 0 ? [raw.x(raw.nearest(x))] : []));
  if (places.length === 0) return null;
  return places.reduce((best, place) => (Math.abs(place - x) < Math.abs(best - x) ? place : best));
}

/** Every line's own number at `x` (not the smoothed one), or a dash. */
export function readOut(
  lines: readonly ChartLine[],
  hidden: ReadonlySet<string>,
  x: number | null,
): LegendEntry[] {
  return lines.map(({ id, label, colour, dash, raw }) => ({
    id,
    label,
    colour,
    dash,
    shown: !hidden.has(id),
    value: formatValue(x === null ? NaN : raw.y(raw.nearest(x))),
  }));
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** A line's numbers, all of them, for whoever asks the chart's element. */
export function lineData(line: ChartLine, hidden: ReadonlySet<string>): LineData {
  const indices = Array.from({ length: line.raw.length }, (_, index) => index);
  const { id, label, raw, smoothed } = line;
  return {
    id,
    label,
    visible: !hidden.has(id),
    x: indices.map((index) => raw.x(index)),
    y: indices.map((index) => orNull(raw.y(index))),
    smoothed: smoothed && indices.map((index) => orNull(smoothed.y(index))),
  };
}
