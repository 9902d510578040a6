import type { ChartDataset } from 'chart.js';
import { DOT_RADIUS, DOTTED_POINTS, FAINT, OVERHANG } from '../../../shared/plot/chart.ts';
import type { ChartLine, PlotLine, LinePoint, View } from '../lines/plotLine.ts';
import type { ChartTheme } from './theme.ts';

/** As a share of the letters' size, so that a projector has thicker lines as well. */
const LINE_WIDTH = 0.156;

type Dataset = ChartDataset<'line', LinePoint[]>;

/** One curve of chart.js, and where its points come from. */
export interface DrawnCurve {
  lineId: string;
  plot: PlotLine;
  dataset: Dataset;
  /** Radius of its dots, in pixels. */
  dot: number;
}

/** `color` (six hex digits, as the themes have them) made as opaque as `alpha` says. */
function withAlpha(color: string, alpha: number): string {
  const byte = Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0');
  return /^#[0-9a-f]{6}$/i.test(color) ? color + byte : color;
}

function curve(line: ChartLine, plot: PlotLine, theme: ChartTheme, faint: boolean): DrawnCurve {
  const color = theme.color(line.color);
  const shade = faint ? withAlpha(color, FAINT) : color;
  const dataset: Dataset = {
    data: [],
    label: line.label,
    borderColor: shade,
    backgroundColor: shade,
    borderWidth: faint ? 1 : LINE_WIDTH * theme.fontSize,
    borderDash: faint ? [] : [...line.dash],
    borderJoinStyle: 'round',
    clip: OVERHANG,
    pointBorderWidth: 0,
    pointHitRadius: 0,
  };
  return { lineId: line.id, plot, dataset, dot: DOT_RADIUS * theme.fontSize };
}

/** The curves of `lines`, all raw ones below all smoothed ones (chart.js draws the first on top). */
export function curvesOf(lines: readonly ChartLine[], theme: ChartTheme): DrawnCurve[] {
  const raw = lines.map((line) => curve(line, line.raw, theme, line.smoothed !== null));
  const smoothed = lines.flatMap((line) =>
    line.smoothed ? [curve(line, line.smoothed, theme, false)] : [],
  );
  return [...smoothed, ...raw];
}

/** Points that no line leads to or from: they would not be seen without a dot. */
function lonePoints(points: LinePoint[]): Set<number> {
  const isMissing = (index: number) => Number.isNaN(points[index]?.y ?? NaN);
  const lone = new Set<number>();
  for (let index = 0; index < points.length; index++) {
    if (!isMissing(index) && isMissing(index - 1) && isMissing(index + 1)) lone.add(index);
  }
  return lone;
}

function dotsOf(points: LinePoint[], dot: number): Dataset['pointRadius'] {
  if (points.length <= DOTTED_POINTS) return dot;
  const lone = lonePoints(points);
  return lone.size === 0 ? 0 : ({ dataIndex }) => (lone.has(dataIndex) ? dot : 0);
}

/**
 * Gives a curve the points of its line that are in view; none when it is hidden. True when it gets
 * other dots than before, which chart.js only looks at in a full update.
 */
export function fillCurve(
  { plot, dataset, dot }: DrawnCurve,
  view: View,
  hidden: boolean,
): boolean {
  const dots = dataset.pointRadius;
  dataset.hidden = hidden;
  dataset.data = hidden ? [] : plot.points(view);
  dataset.pointRadius = dotsOf(dataset.data, dot);
  return dots !== dataset.pointRadius;
}
