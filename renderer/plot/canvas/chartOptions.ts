import type { ChartOptions, Scale, Tick } from 'chart.js';
import { tickLabels, xTicks, yTicks } from '../../../shared/plot/axis.ts';
import type { AxisKind, YChoice } from '../../../shared/plot/axis.ts';
import { zonesHeight } from '../../../shared/plot/chart.ts';
import type { Zone } from '../../../shared/plot/chart.ts';
import type { ChartTheme } from './theme.ts';

type ScaleOptions = NonNullable<NonNullable<ChartOptions<'line'>['scales']>[string]>;

/** The axes of a chart as the person chose them; ends left out follow the data. */
export interface ChartAxes {
  x: Pick<AxisKind, 'wholeNumbers' | 'names'> & {
    label: string;
    min?: number | undefined;
    max?: number | undefined;
  };
  y: YChoice &
    Pick<AxisKind, 'isPercent'> & {
      /** Whether y reaches values that press all others into a line; left out, they leave the axis. */
      withOutliers?: boolean | undefined;
    };
  /** Stretches of x to be marked; `color` names a CSS variable. */
  zones?: readonly Zone[];
}

/** The same for all charts of a page, so that their plots stand below each other. */
const Y_AXIS_WIDTH = 52;

/** What a chart asks of its component, and what it reports. */
interface ChartGestures {
  /** Whether a turn of the wheel without Ctrl is meant for the chart and not for the page. */
  takesWheel: () => boolean;
  /** Whether y shows less than all, so that dragging may move it too. */
  movesY: () => boolean;
  /** What is in view was changed by hand. */
  moved: () => void;
}

function gestureOptions({ takesWheel, movesY, moved }: ChartGestures) {
  return {
    zoom: {
      mode: 'x' as const,
      scaleMode: 'y' as const,
      wheel: { enabled: true, speed: 0.15 },
      pinch: { enabled: true },
      onZoomStart: ({ event }: { event: Event }) =>
        !(event instanceof WheelEvent) || event.ctrlKey || event.metaKey || takesWheel(),
      onZoom: moved,
    },
    pan: {
      enabled: true,
      mode: () => (movesY() ? ('xy' as const) : ('x' as const)),
      threshold: 4,
      onPan: moved,
    },
  };
}

/** The ticks that pictures have too, instead of chart.js's own. */
const build =
  (ticksOf: (scale: Scale) => number[]) =>
  (scale: Scale): void => {
    scale.ticks = ticksOf(scale).map((value) => ({ value }));
  };

/** The label of one tick of all that chart.js is about to write. */
const labelIn =
  (kind: AxisKind) =>
  (value: number | string, place: number, ticks: readonly Tick[]): string =>
    tickLabels(
      kind,
      ticks.map((tick) => tick.value),
    )[place] ?? String(value);

function xScale(choice: ChartAxes['x'], theme: ChartTheme): ScaleOptions {
  const { ticks, grid } = commonScale(choice, theme);
  const font = { family: theme.font, size: theme.fontSize };
  return {
    type: 'linear',
    ticks,
    afterBuildTicks: build(({ chart, min, max, width }) => {
      chart.ctx.font = `${theme.fontSize}px ${theme.font}`;
      const widthOf = (label: string) => chart.ctx.measureText(label).width;
      return xTicks({ ...choice, min, max }, width, widthOf);
    }),
    grid: { ...grid, drawOnChartArea: false, tickLength: 4 },
    border: { color: theme.axis },
    title: { display: true, text: choice.label, color: theme.axis, font, padding: 0 },
  };
}

function yScale(choice: ChartAxes['y'], theme: ChartTheme): ScaleOptions {
  return {
    type: choice.logarithmic ? 'logarithmic' : 'linear',
    ...commonScale(choice, theme),
    afterBuildTicks: build(({ min, max }) => yTicks({ ...choice, min, max })),
    border: { display: false },
    afterFit: (scale) => {
      scale.width = Math.max(scale.width, Y_AXIS_WIDTH);
    },
  };
}

function commonScale(kind: AxisKind, theme: ChartTheme) {
  const font = { family: theme.font, size: theme.fontSize };
  const callback = labelIn(kind);
  return {
    bounds: 'data' as const,
    ticks: { color: theme.axis, font, padding: 6, maxRotation: 0, autoSkip: false, callback },
    grid: { color: theme.grid, tickLength: 0, tickColor: theme.axis },
  };
}

/**
 * Options of chart.js for `axes`. Nothing moves by itself: no animation, no tooltip, no hit tests.
 * The wheel over the plot zooms x, over the y axis y; dragging moves what is in view.
 */
export function chartOptions(
  axes: ChartAxes,
  theme: ChartTheme,
  gestures: ChartGestures,
): ChartOptions<'line'> {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    spanGaps: false,
    events: [],
    layout: { padding: { top: 6 + zonesHeight(axes.zones ?? [], theme.fontSize), right: 10 } },
    scales: { x: xScale(axes.x, theme), y: yScale(axes.y, theme) },
    plugins: { zoom: gestureOptions(gestures) },
  };
}
