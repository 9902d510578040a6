import type { ChartOptions, Tick } from 'chart.js';
import { percentTickText, tickText } from '../../../shared/plot/numberText.ts';
import { zonesHeight } from './zones.ts';
import type { ChartZone } from './zones.ts';
import type { ChartTheme } from './theme.ts';

type ScaleOptions = NonNullable<NonNullable<ChartOptions<'line'>['scales']>[string]>;

/** An axis as the person chose it; ends left out follow the data. */
interface AxisChoice {
  label: string;
  min?: number | undefined;
  max?: number | undefined;
}

/** All of a chart but its lines. */
export interface ChartAxes {
  x: AxisChoice & {
    wholeNumbers: boolean;
    /** What stands at 0, 1, 2 ... where x is no number but one of these. */
    names?: readonly string[];
  };
  /** Stretches of x to be marked. */
  zones?: readonly ChartZone[];
  y: AxisChoice & {
    logarithmic: boolean;
    /** Whether 0 is on it whatever the values are. */
    fromZero?: boolean;
    /** Whether its values are shares, written in percent. */
    isPercent?: boolean;
    /** What values can be at all: the axis follows bands no further. */
    least?: number;
    most?: number;
  };
}

/** The same for all charts of a page, so that their plots stand below each other. */
const Y_AXIS_WIDTH = 52;

/** Labels on a logarithmic axis: powers of ten, and 2 and 5 between them when there is room. */
function logarithmicLabel(value: number, ticks: Tick[]): string | null {
  const leading = value / 10 ** Math.floor(Math.log10(value) + 1e-9);
  const ends = [ticks[0]?.value ?? 1, ticks[ticks.length - 1]?.value ?? 1];
  const decades = Math.log10(Math.max(...ends) / Math.min(...ends));
  const shown = decades > 2.5 ? [1] : decades > 0.9 ? [1, 2, 5] : [1, 2, 3, 4, 5, 6, 8];
  return shown.some((digit) => Math.abs(leading - digit) < 1e-6) ? tickText(value) : null;
}

/** What a chart asks its surroundings, and tells them. */
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

function xScale(choice: ChartAxes['x'], theme: ChartTheme): ScaleOptions {
  const { ticks, grid, title } = commonScale(choice, theme);
  return {
    type: 'linear',
    ticks: {
      ...ticks,
      autoSkipPadding: 10,
      includeBounds: false,
      ...(choice.wholeNumbers ? { precision: 0 } : {}),
      callback: (value) =>
        choice.names === undefined ? tickText(Number(value)) : (choice.names[Number(value)] ?? ''),
    },
    grid: { ...grid, drawOnChartArea: false, tickLength: 4 },
    border: { color: theme.axis },
    title,
  };
}

function yScale(choice: ChartAxes['y'], theme: ChartTheme): ScaleOptions {
  const { ticks, grid, title } = commonScale(choice, theme);
  const label = choice.isPercent ? percentTickText : tickText;
  return {
    type: choice.logarithmic ? 'logarithmic' : 'linear',
    ticks: {
      ...ticks,
      maxTicksLimit: choice.logarithmic ? 100 : 6,
      callback: (value, _, all) =>
        choice.logarithmic ? logarithmicLabel(Number(value), all) : label(Number(value)),
    },
    grid,
    border: { display: false },
    title,
    afterFit: (scale) => {
      scale.width = Math.max(scale.width, Y_AXIS_WIDTH);
    },
  };
}

function commonScale({ label }: AxisChoice, theme: ChartTheme) {
  const font = { family: theme.font, size: theme.fontSize };
  return {
    ticks: { color: theme.axis, font, padding: 6, maxRotation: 0 },
    grid: { color: theme.grid, tickLength: 0, tickColor: theme.axis },
    title: { display: label !== '', text: label, color: theme.axis, font, padding: 0 },
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
    layout: { padding: { top: 6 + zonesHeight(axes.zones ?? [], theme), right: 10 } },
    scales: { x: xScale(axes.x, theme), y: yScale(axes.y, theme) },
    plugins: { zoom: gestureOptions(gestures) },
  };
}
