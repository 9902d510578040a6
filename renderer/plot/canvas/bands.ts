import type { Chart, Plugin } from 'chart.js';
import type { ChartAxes } from './chartOptions.ts';
import type { ChartLine } from '../lines/plotLine.ts';
import type { ChartTheme } from './theme.ts';

/** How opaque a band is. */
const COVER = 0.16;

/** How far an axis should at least reach. */
export interface Suggested {
  suggestedMin: number | undefined;
  suggestedMax: number | undefined;
}

/** How far the axis should at least reach for the bands that are shown, within `limits`. */
export function bandEnds(
  lines: readonly ChartLine[],
  hidden: ReadonlySet<string>,
  limits: ChartAxes['y'],
): Suggested {
  let [min, max] = [Infinity, -Infinity];
  for (const { id, band } of lines) {
    if (band === undefined || hidden.has(id)) continue;
    for (const value of band.low) if (value < min) min = value;
    for (const value of band.high) if (value > max) max = value;
  }
  if (min > max) return { suggestedMin: undefined, suggestedMax: undefined };
  const { least = -Infinity, most = Infinity } = limits;
  return { suggestedMin: Math.max(min, least), suggestedMax: Math.min(max, most) };
}

/** Draws the bands of the lines below all of them. `content` is asked at every drawing. */
export function bandsPlugin(
  content: () => { lines: readonly ChartLine[]; hidden: ReadonlySet<string>; theme: ChartTheme },
): Plugin<'line'> {
  return {
    id: 'bands',
    beforeDatasetsDraw(chart) {
      const { lines, hidden, theme } = content();
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
      ctx.clip();
      ctx.globalAlpha = COVER;
      for (const line of lines) {
        if (line.band === undefined || hidden.has(line.id)) continue;
        ctx.fillStyle = theme.color(line.color);
        outline(chart, line.band);
        ctx.fill();
      }
      ctx.restore();
    },
  };
}

/** There along the upper edge, back along the lower. */
function outline(chart: Chart, { x, low, high }: NonNullable<ChartLine['band']>): void {
  const { x: xScale, y: yScale } = chart.scales;
  if (xScale === undefined || yScale === undefined) return;
  const { ctx } = chart;
  const place = (index: number, value: number): [number, number] => [
    xScale.getPixelForValue(x[index] ?? NaN),
    // On a logarithmic axis there is no place for what is not above 0.
    yScale.getPixelForValue(Math.max(value, yScale.min)),
  ];
  ctx.beginPath();
  for (let index = 0; index < x.length; index += 1) ctx.lineTo(...place(index, high[index] ?? NaN));
  for (let index = x.length - 1; index >= 0; index -= 1) {
    ctx.lineTo(...place(index, low[index] ?? NaN));
  }
  ctx.closePath();
}
