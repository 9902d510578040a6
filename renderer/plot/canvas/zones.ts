import type { Plugin } from 'chart.js';
import type { ChartTheme } from './theme.ts';

/** A stretch of the x axis that something is to be said of. */
export interface ChartZone {
  from: number;
  to: number;
  /** Name of the CSS variable that holds its color. */
  color: string;
  /** Which of the rows at the top of the plot its bar is in. */
  row: number;
  label: string;
}

const BAR = 5;
const COVER = 0.1;

/** How high a row of bars with their labels is. */
const rowHeight = (theme: ChartTheme): number => BAR + theme.fontSize + 5;

/** The room zones take above the plot, where no line runs through their labels. */
export function zonesHeight(zones: readonly ChartZone[], theme: ChartTheme): number {
  return zones.length === 0 ? 0 : (Math.max(...zones.map(({ row }) => row)) + 1) * rowHeight(theme);
}

/** Shades zones and puts a bar with their label above them. */
export function zonesPlugin(
  content: () => { zones: readonly ChartZone[]; theme: ChartTheme },
): Plugin<'line'> {
  return {
    id: 'zones',
    beforeDatasetsDraw(chart) {
      const { zones, theme } = content();
      const { ctx, chartArea } = chart;
      const scale = chart.scales['x'];
      if (scale === undefined) return;
      ctx.save();
      ctx.font = `${theme.fontSize}px ${theme.font}`;
      ctx.textBaseline = 'top';
      ctx.textAlign = 'left';
      for (const { from, to, color, row, label } of zones) {
        const left = Math.max(chartArea.left, scale.getPixelForValue(from));
        const right = Math.min(chartArea.right, scale.getPixelForValue(to));
        if (right <= left) continue;
        ctx.fillStyle = theme.color(color);
        ctx.globalAlpha = COVER;
        ctx.fillRect(left, chartArea.top, right - left, chartArea.height);
        ctx.globalAlpha = 1;
        const head = chartArea.top - zonesHeight(zones, theme) + row * rowHeight(theme);
        ctx.fillRect(left, head, right - left, BAR);
        const room = right - left - 6;
        if (ctx.measureText(label).width <= room) ctx.fillText(label, left + 3, head + BAR + 2);
      }
      ctx.restore();
    },
  };
}
