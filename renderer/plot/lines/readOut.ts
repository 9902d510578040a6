import { formatValue } from './format.ts';
import type { ChartLine } from './plotLine.ts';
import type { LineData } from '../canvas/registry.ts';

/** A line in the legend, with its value where the chart is being read. */
export interface LegendEntry extends Pick<ChartLine, 'id' | 'label' | 'color' | 'dash'> {
  shown: boolean;
  value: string;
}

/** Where a chart is read: by its own pointer or keys, or by those of another it follows. */
export interface PlotReading {
  x: number;
  /** From the left of the plot's canvas; null where x is not in view. */
  pixel: number | null;
  isOwn: boolean;
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

/**
 * Where reading goes from `x`, a point to the right (`direction` 1) or left (-1): to the next point of any
 * line, or as far as `stride` where points are closer. Stays where there is none.
 */
export function nextPlace(
  lines: readonly ChartLine[],
  x: number,
  direction: 1 | -1,
  stride: number,
): number {
  const isBeyond = (place: number, from: number) => (place - from) * direction > 0;
  const neighbors = lines.flatMap(({ raw }) => {
    if (raw.length === 0) return [];
    const nearest = raw.nearest(x);
    const index = isBeyond(raw.x(nearest), x) ? nearest : nearest + direction;
    return index >= 0 && index < raw.length ? [raw.x(index)] : [];
  });
  if (neighbors.length === 0) return x;
  const next = neighbors.reduce((best, place) => (isBeyond(best, place) ? place : best));
  const far = snap(lines, x + direction * stride) ?? x;
  return isBeyond(far, next) ? far : next;
}

/** Every line's value at `x` as the line is drawn, so smoothed where it is, or a dash. */
export function readOut(
  lines: readonly ChartLine[],
  hidden: ReadonlySet<string>,
  x: number | null,
  isPercent = false,
): LegendEntry[] {
  return lines.map(({ id, label, color, dash, raw, smoothed }) => ({
    id,
    label,
    color,
    dash,
    shown: !hidden.has(id),
    value: formatValue(x === null ? NaN : (smoothed ?? raw).y(raw.nearest(x)), isPercent),
  }));
}

/** The lines that are shown where something is read, the highest value first, those without one last. */
export function sortedReadOut(
  lines: readonly ChartLine[],
  hidden: ReadonlySet<string>,
  x: number,
  isPercent = false,
): LegendEntry[] {
  const numberAt = ({ raw, smoothed }: ChartLine) =>
    raw.reaches(x) ? (smoothed ?? raw).y(raw.nearest(x)) : NaN;
  const orLast = (value: number) => (Number.isNaN(value) ? -Infinity : value);
  return lines
    .filter(({ id }) => !hidden.has(id))
    .map((line) => ({ line, value: numberAt(line) }))
    .toSorted((a, b) => orLast(b.value) - orLast(a.value) || 0)
    .map(({ line: { id, label, color, dash }, value }) => {
      return { id, label, color, dash, shown: true, value: formatValue(value, isPercent) };
    });
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** A line's numbers, all of them, for code that asks the chart's element. */
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
