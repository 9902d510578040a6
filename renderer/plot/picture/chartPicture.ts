import { BasicPlatform } from 'chart.js';
import { bandsPlugin } from '../canvas/bands.ts';
import type { ChartContent } from '../canvas/canvasChart.ts';
import { Chart } from '../canvas/chart.ts';
import { chartOptions } from '../canvas/chartOptions.ts';
import { curvesOf, fillCurve } from '../canvas/datasets.ts';
import type { Point } from '../lines/plotLine.ts';
import type { ChartTheme } from '../canvas/theme.ts';
import { zonesHeight, zonesPlugin } from '../canvas/zones.ts';
import { framePlugin } from './frame.ts';
import type { FrameLayout, FrameTexts } from './frame.ts';
import { PICTURE_WIDTH } from './picture.ts';
import type { Picture } from './picture.ts';

const PLOT_HEIGHT = 430;

/** All that a chart shows at a moment: its lines, what part of the axes is in view, and its texts. */
export interface ChartSnapshot {
  content: ChartContent;
  view: { x: [number, number]; y: [number, number] };
  texts: FrameTexts;
}

const NO_GESTURES = { takesWheel: () => false, movesY: () => false, moved: () => {} };

/** The snapshot as a picture: the chart is drawn once more. */
export const chartPicture = (snapshot: ChartSnapshot): Picture => ({
  texts: snapshot.texts,
  height: PLOT_HEIGHT,
  draw(context, layout, theme, ratio) {
    const chart = drawOn(context, snapshot, layout, theme, ratio);
    return () => chart.destroy();
  },
});

/** Draws the snapshot by chart.js, in one go and without anything that moves. The chart is to be destroyed, which clears the drawing. */
function drawOn(
  context: CanvasRenderingContext2D,
  { content, view, texts }: ChartSnapshot,
  layout: FrameLayout,
  theme: ChartTheme,
  ratio: number,
): Chart<'line', Point[]> {
  const curves = curvesOf(content.lines, theme);
  const [min, max] = view.x;
  const ends = { min: view.y[0], max: view.y[1] };
  const { logarithmic } = content.axes.y;
  for (const curve of curves) {
    const hidden = content.hidden.has(curve.lineId);
    fillCurve(curve, { min, max, pixels: PICTURE_WIDTH, logarithmic, ends }, hidden);
  }
  const top = layout.top + zonesHeight(content.axes.zones ?? [], theme);
  const options = chartOptions(content.axes, theme, NO_GESTURES);
  const { x, y } = options.scales ?? {};
  Object.assign(x ?? {}, { min, max });
  Object.assign(y ?? {}, ends);
  return new Chart<'line', Point[]>(context, {
    type: 'line',
    platform: BasicPlatform,
    // Lines of segments are drawn straight onto the context; others by way of a path it could not record.
    data: { datasets: curves.map(({ dataset }) => ({ ...dataset, segment: {} })) },
    options: {
      ...options,
      responsive: false,
      devicePixelRatio: ratio,
      layout: { padding: { top, right: 24, bottom: layout.bottom + 12, left: 12 } },
    },
    plugins: [
      framePlugin(texts, layout, theme),
      bandsPlugin(() => ({ ...content, theme })),
      zonesPlugin(() => ({ zones: content.axes.zones ?? [], theme })),
    ],
  });
}
