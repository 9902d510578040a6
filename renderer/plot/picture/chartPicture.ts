import { drawChart } from '../../../shared/plot/chart.ts';
import type { Curve } from '../../../shared/plot/chart.ts';
import type { FrameTexts } from '../../../shared/plot/frame.ts';
import type { ChartContent } from '../canvas/canvasChart.ts';
import type { ChartTheme } from '../canvas/theme.ts';
import type { ChartLine, PlotLine } from '../lines/plotLine.ts';
import type { Picture } from './picture.ts';

const PLOT_HEIGHT = 418;
/** Points of a curve are thinned to what so many pixels can show. */
const PIXELS = 960;

/** All that a chart shows at a moment: its lines, what part of the axes is in view, and its texts. */
export interface ChartSnapshot {
  content: ChartContent;
  view: { x: [number, number]; y: [number, number] };
  texts: FrameTexts;
}

/** The snapshot as a picture, drawn from its numbers. */
export const chartPicture = ({ content, view, texts }: ChartSnapshot): Picture => ({
  texts,
  draw(theme, look) {
    const { axes, lines, hidden } = content;
    const shown = lines.filter(({ id }) => !hidden.has(id));
    const chart = {
      x: { ...axes.x, min: view.x[0], max: view.x[1] },
      y: { ...axes.y, min: view.y[0], max: view.y[1] },
      zones: (axes.zones ?? []).map((zone) => ({ ...zone, color: theme.color(zone.color) })),
      bands: shown.flatMap(({ band, color }) =>
        band === undefined ? [] : [{ ...band, color: theme.color(color) }],
      ),
      curves: curvesOf(content, view, theme),
    };
    const legend = texts.legend.map((item) => ({ ...item, color: theme.color(item.color) }));
    return drawChart(chart, { ...texts, legend }, { ...look, height: PLOT_HEIGHT });
  },
});

/** The curves in view: all raw ones below all smoothed ones. */
function curvesOf(
  { lines, hidden, axes }: ChartContent,
  { x: [min, max] }: ChartSnapshot['view'],
  theme: ChartTheme,
): Curve[] {
  const { logarithmic } = axes.y;
  const part = { min, max, pixels: PIXELS, logarithmic, ends: null };
  const curve = ({ color, dash }: ChartLine, plot: PlotLine, isFaint: boolean): Curve => ({
    points: plot.points(part),
    color: theme.color(color),
    dash,
    isFaint,
  });
  // Of two lines that cross, the first is on top, as on the screen.
  const shown = lines.filter(({ id }) => !hidden.has(id)).toReversed();
  return [
    ...shown.map((line) => curve(line, line.raw, line.smoothed !== null)),
    ...shown.flatMap((line) => (line.smoothed ? [curve(line, line.smoothed, false)] : [])),
  ];
}
