import type { Chart, Plugin } from 'chart.js';
import type { ChartTheme } from './theme.ts';

/** What the crosshair marks: a place on x, and a dot on each line there. */
interface Crosshair {
  x: number;
  dots: { y: number; color: string }[];
}

const marks = new WeakMap<Chart, { crosshair: Crosshair; theme: ChartTheme }>();

/** Shows `crosshair`, or none, from the next drawing on. */
export function setCrosshair(chart: Chart, crosshair: Crosshair | null, theme: ChartTheme): void {
  if (crosshair === null) marks.delete(chart);
  else marks.set(chart, { crosshair, theme });
}

/** Plugin of chart.js that draws the crosshair above the lines. */
export const crosshairPlugin: Plugin<'line'> = {
  id: 'crosshair',
  afterDatasetsDraw(chart) {
    const mark = marks.get(chart);
    const { x: xScale, y: yScale } = chart.scales;
    if (mark === undefined || xScale === undefined || yScale === undefined) return;
    const { crosshair, theme } = mark;
    const { ctx, chartArea } = chart;
    const x = xScale.getPixelForValue(crosshair.x);
    if (x < chartArea.left - 1 || x > chartArea.right + 1) return;
    ctx.save();
    ctx.strokeStyle = theme.axis;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(Math.round(x) + 0.5, chartArea.top);
    ctx.lineTo(Math.round(x) + 0.5, chartArea.bottom);
    ctx.stroke();
    ctx.strokeStyle = theme.surface;
    ctx.lineWidth = 2;
    for (const { y, color } of crosshair.dots) {
      if (Number.isNaN(y)) continue;
      ctx.fillStyle = color;
      ctx.beginPath();
      ctx.arc(x, yScale.getPixelForValue(y), 4.5, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    }
    ctx.restore();
  },
};
