import type { Plugin } from 'chart.js';
import { ZONE_BAR, ZONE_COVER, zoneRowHeight, zonesHeight } from '../../../shared/plot/chart.ts';
import type { Zone } from '../../../shared/plot/chart.ts';
import type { ChartTheme } from './theme.ts';

/** Shades zones and puts a bar with their label above them. */
export function zonesPlugin(
  content: () => { zones: readonly Zone[]; theme: ChartTheme },
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
        ctx.globalAlpha = ZONE_COVER;
        ctx.fillRect(left, chartArea.top, right - left, chartArea.height);
        ctx.globalAlpha = 1;
        const { fontSize } = theme;
        const above = zonesHeight(zones, fontSize) - row * zoneRowHeight(fontSize);
        const head = chartArea.top - above;
        ctx.fillRect(left, head, right - left, ZONE_BAR);
        const room = right - left - 6;
        if (ctx.measureText(label).width <= room)
          ctx.fillText(label, left + 3, head + ZONE_BAR + 2);
      }
      ctx.restore();
    },
  };
}
