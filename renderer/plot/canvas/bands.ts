import type { Chart, Plugin } from 'chart.js';
import { BAND_COVER } from '../../../shared/plot/chart.ts';
import type { Band } from '../../../shared/plot/chart.ts';
import { bandPath } from '../../../shared/plot/path.ts';
import type { ChartLine } from '../lines/plotLine.ts';
import type { ChartTheme } from './theme.ts';

/** The ends of the bands that are shown. */
export function* bandEnds(
  lines: readonly ChartLine[],
  hidden: ReadonlySet<string>,
): Generator<number> {
  for (const { id, band } of lines) {
    if (band === undefined || hidden.has(id)) continue;
    yield* band.low;
    yield* band.high;
  }
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
      ctx.globalAlpha = BAND_COVER;
      for (const line of lines) {
        if (line.band === undefined || hidden.has(line.id)) continue;
        ctx.fillStyle = theme.color(line.color);
        ctx.fill(outline(chart, line.band));
      }
      ctx.restore();
    },
  };
}

function outline(chart: Chart, { x, low, high }: Band): Path2D {
  const { x: xScale, y: yScale } = chart.scales;
  if (xScale === undefined || yScale === undefined) return new Path2D();
  // On a logarithmic axis there is no place for what is not above 0.
  const heights = (values: readonly number[]) =>
    values.map((value) => yScale.getPixelForValue(Math.max(value, yScale.min)));
  const places = x.map((each) => xScale.getPixelForValue(each));
  return new Path2D(bandPath(places, heights(low), heights(high)));
}
