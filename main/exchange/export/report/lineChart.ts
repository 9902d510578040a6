import type { BandPoint } from '../../../../shared/analysis/bands.ts';
import type { Point } from '../../../../shared/analysis/curves.ts';
import { farthest, rangeOf, rounded, ticksIn, widened } from '../../../../shared/plot/fit.ts';
import type { Range } from '../../../../shared/plot/fit.ts';
import { percentTickText, tickText } from '../../../../shared/plot/numberText.ts';
import { element } from './markup.ts';
import type { Markup } from './markup.ts';

export interface ChartLine {
  label: string;
  /** Which of the sheet's colors. */
  color: number;
  dashed: boolean;
  points: readonly Point[];
  /** Drawn under the line; empty for none. */
  band: readonly BandPoint[];
}

export interface LineChart {
  title: string;
  xTitle: string;
  /** Whether its values are shares, written in percent. */
  isPercent: boolean;
  lines: readonly ChartLine[];
}

const WIDTH = 520;
const HEIGHT = 300;
const LEFT = 58;
const RIGHT = 12;
const TOP = 30;
const BOTTOM = 44;
/** So many times the axis's length, and a value is drawn no farther off. */
const FARTHEST = 20;

/** A drawing within the drawing cuts what leaves it. */
const PLOT = {
  x: LEFT,
  y: TOP,
  width: WIDTH - LEFT - RIGHT,
  height: HEIGHT - TOP - BOTTOM,
  viewBox: `${LEFT} ${TOP} ${WIDTH - LEFT - RIGHT} ${HEIGHT - TOP - BOTTOM}`,
};

type Scale = (value: number) => number;

const scaleOf =
  ({ min, max }: Range, from: number, to: number): Scale =>
  (value) =>
    from + Math.min(Math.max((value - min) / (max - min), -FARTHEST), FARTHEST) * (to - from);

const at = (value: number): string => value.toFixed(2);

const finiteY = (points: readonly Point[]): number[] =>
  points.flatMap(({ y }) => (y !== null && Number.isFinite(y) ? [y] : []));

/** As far as the values go that do not flatten all others; those that do leave the plot. */
function yRangeOf({ lines }: LineChart): Range {
  const values = lines.flatMap(({ points }) => finiteY(points));
  const ends = lines.flatMap(({ band }) =>
    band.flatMap(({ low, high }) => [low ?? NaN, high ?? NaN]),
  );
  const range = rangeOf([...values, ...ends], farthest(values));
  return range === null ? { min: 0, max: 1 } : rounded(range);
}

/** A line with a gap wherever there is no value; a point that stands alone is drawn as a dot. */
function linePath(points: readonly Point[], x: Scale, y: Scale): string {
  let path = '';
  let isDrawing = false;
  for (const [index, point] of points.entries()) {
    if (point.y === null) {
      isDrawing = false;
      continue;
    }
    const place = `${at(x(point.x))} ${at(y(point.y))}`;
    const isAlone = !isDrawing && (points[index + 1]?.y ?? null) === null;
    path += isAlone ? `M${place}h0` : `${isDrawing ? 'L' : 'M'}${place}`;
    isDrawing = true;
  }
  return path;
}

function bandPath(band: readonly BandPoint[], x: Scale, y: Scale): string {
  const known = band.flatMap(({ x: place, low, high }) =>
    low === null || high === null ? [] : [{ place, low, high }],
  );
  if (known.length < 2) return '';
  const upper = known.map(({ place, high }) => `${at(x(place))} ${at(y(high))}`);
  const lower = known.map(({ place, low }) => `${at(x(place))} ${at(y(low))}`).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}

function axes(chart: LineChart, xRange: Range, yRange: Range, x: Scale, y: Scale): Markup[] {
  const [bottom, right] = [HEIGHT - BOTTOM, WIDTH - RIGHT];
  const label = chart.isPercent ? percentTickText : tickText;
  // Epochs are whole.
  const xTicks = ticksIn(xRange, 8, 1).map((tick) => [
    element('text', { x: at(x(tick)), y: bottom + 17, 'text-anchor': 'middle' }, String(tick)),
  ]);
  const yTicks = ticksIn(yRange, 5).map((tick) => [
    element('path', { class: 'grid', d: `M${LEFT} ${at(y(tick))}H${right}` }),
    element('text', { x: LEFT - 7, y: at(y(tick) + 4), 'text-anchor': 'end' }, label(tick)),
  ]);
  const middle = (LEFT + right) / 2;
  return [
    ...yTicks.flat(),
    ...xTicks.flat(),
    element('path', { class: 'axis', d: `M${LEFT} ${TOP}V${bottom}H${right}` }),
    element('text', { class: 'title', x: LEFT, y: 16 }, chart.title),
    element('text', { x: middle, y: HEIGHT - 8, 'text-anchor': 'middle' }, chart.xTitle),
  ];
}

/** A chart as inline SVG: its text is text, its colors are the sheet's. */
export function lineChart(chart: LineChart): Markup {
  const xRange = widened(
    rangeOf(chart.lines.flatMap(({ points }) => points.map((point) => point.x))),
  );
  const yRange = yRangeOf(chart);
  const x = scaleOf(xRange, LEFT, WIDTH - RIGHT);
  const y = scaleOf(yRange, HEIGHT - BOTTOM, TOP);
  const bands = chart.lines
    .map(({ band, color }) => ({ d: bandPath(band, x, y), color }))
    .filter(({ d }) => d !== '')
    .map(({ d, color }) => element('path', { class: `band color-${color}`, d }));
  const lines = chart.lines.map(({ points, color, dashed }) =>
    element('path', {
      class: `line color-${color}${dashed ? ' dashed' : ''}`,
      d: linePath(points, x, y),
    }),
  );
  const label = `${chart.title}: ${chart.lines.map((line) => line.label).join('; ')}`;
  return element(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    ...axes(chart, xRange, yRange, x, y),
    element('svg', PLOT, ...bands, ...lines),
  );
}

/** What the lines of a chart are. */
export function chartLegend(lines: readonly ChartLine[]): Markup {
  const items = lines.map(({ label, color, dashed }) =>
    element(
      'li',
      {},
      element(
        'svg',
        { viewBox: '0 0 28 8', class: 'key', 'aria-hidden': 'true' },
        element('path', { class: `line color-${color}${dashed ? ' dashed' : ''}`, d: 'M1 4H27' }),
      ),
      element('bdi', {}, label),
    ),
  );
  return element('ul', { class: 'legend' }, items);
}
