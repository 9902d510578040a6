import type { Chart, Plugin } from 'chart.js';
import type { ChartContent } from './canvasChart.ts';
import { placedEnds } from '../lines/lineEnds.ts';
import type { ChartLine } from '../lines/plotLine.ts';
import type { ChartTheme } from './theme.ts';

/** More lines are told apart by pointing at them. */
const MOST_LABELS = 12;
/** The largest share of the chart's width that labels may take. */
const WIDEST = 0.24;
/** Pixels between the end of a line and its label. */
const GAP = 8;
/** Right of the plot where there are no labels. */
const BARE_PADDING = 10;

const shownOf = ({ lines, hidden }: ChartContent): ChartLine[] =>
  lines.filter(({ id, raw }) => !hidden.has(id) && raw.length > 0);

function setFont({ ctx }: Chart, theme: ChartTheme): void {
  ctx.font = `${theme.fontSize}px ${theme.font}`;
}

/** The room right of the plot that the labels need; as for none where they would take too much of it. */
export function endsPadding(chart: Chart, content: ChartContent, theme: ChartTheme): number {
  const shown = shownOf(content);
  if (shown.length < 2 || shown.length > MOST_LABELS) return BARE_PADDING;
  chart.ctx.save();
  setFont(chart, theme);
  const widest = Math.max(...shown.map(({ label }) => chart.ctx.measureText(label).width));
  chart.ctx.restore();
  return widest <= WIDEST * chart.width ? Math.ceil(widest) + GAP + 4 : BARE_PADDING;
}

/** Writes each line's label at its end. `content` is asked at every drawing. */
export function lineEndsPlugin(
  content: () => { content: ChartContent; theme: ChartTheme },
): Plugin<'line'> {
  return {
    id: 'lineEnds',
    afterDatasetsDraw(chart) {
      const { content: shown, theme } = content();
      if (endsPadding(chart, shown, theme) === BARE_PADDING) return;
      const { x: xScale, y: yScale } = chart.scales;
      if (xScale === undefined || yScale === undefined) return;
      const { ctx, chartArea } = chart;
      const wanted = shownOf(shown).flatMap((line) => {
        const last = line.raw.length - 1;
        const x = xScale.getPixelForValue(line.raw.x(last));
        const y = yScale.getPixelForValue((line.smoothed ?? line.raw).y(last));
        const isInView = x >= chartArea.left && x <= chartArea.right + 1 && Number.isFinite(y);
        return isInView ? [{ label: { line, x }, y }] : [];
      });
      ctx.save();
      setFont(chart, theme);
      ctx.textBaseline = 'middle';
      ctx.textAlign = 'left';
      // A halo keeps what other lines pass behind readable.
      ctx.strokeStyle = theme.surface;
      ctx.lineWidth = 3;
      ctx.lineJoin = 'round';
      for (const { label, y } of placedEnds(wanted, theme.fontSize * 1.2, chartArea)) {
        ctx.fillStyle = theme.color(label.line.color);
        ctx.strokeText(label.line.label, label.x + GAP, y);
        ctx.fillText(label.line.label, label.x + GAP, y);
      }
      ctx.restore();
    },
  };
}
