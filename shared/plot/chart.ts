import { tickLabels, xTicks, yTicks } from './axis.ts';
import type { Axis } from './axis.ts';
import type { Box, Drawing, Mark } from './drawing.ts';
import { framed, LINE_WIDTH, TEXT } from './frame.ts';
import type { FrameTexts, Look } from './frame.ts';
import { bandPath, boxPath, dotPath, linePath, loneSpots, scaleOf } from './path.ts';
import type { Scale } from './path.ts';

/** A line of a chart; where its y is null or not finite there is a gap. */
export interface Curve {
  points: readonly { x: number; y: number | null }[];
  color: string;
  dash: readonly number[];
  /** Whether it stands behind its smoothed self. */
  isFaint: boolean;
}

/** What lies about a line: a low and a high end at each place, NaN where they are not known. */
export interface Band {
  x: readonly number[];
  low: readonly number[];
  high: readonly number[];
}

/** The band of intervals over x; undefined where none is known. */
export function intervalBand(
  intervals: readonly { x: number; low: number | null; high: number | null }[],
): Band | undefined {
  if (!intervals.some(({ low, high }) => low !== null && high !== null)) return undefined;
  return {
    x: intervals.map(({ x }) => x),
    low: intervals.map(({ low }) => low ?? NaN),
    high: intervals.map(({ high }) => high ?? NaN),
  };
}

/** A stretch of the x axis that something is to be said of. */
export interface Zone {
  from: number;
  to: number;
  color: string;
  /** Which of the rows at the top of the plot its bar is in. */
  row: number;
  label: string;
}

/** All that a chart shows. */
export interface Chart {
  x: Axis & { label: string };
  y: Axis;
  zones: readonly Zone[];
  bands: readonly (Band & { color: string })[];
  /** The lowest first. */
  curves: readonly Curve[];
}

/** Up to this many points in view each gets a dot, so that an epoch is seen to be one number. */
export const DOTTED_POINTS = 60;
/** As a share of the letters' size, so that a projector has larger dots as well. */
export const DOT_RADIUS = 0.222;
/** How far, in pixels, dots and lines may stand out of the plot. */
export const OVERHANG = 4;
/** How opaque a raw line is when its smoothed self is drawn above it, a band, and a zone. */
export const FAINT = 0.22;
export const BAND_COVER = 0.16;
export const ZONE_COVER = 0.1;
/** How high the bar of a zone is. */
export const ZONE_BAR = 5;

/** How high a row of bars with their labels is, in letters of a size. */
export const zoneRowHeight = (size: number): number => ZONE_BAR + size + 5;

/** The room zones take above the plot, where no line runs through their labels. */
export const zonesHeight = (zones: readonly { row: number }[], size: number): number =>
  zones.length === 0 ? 0 : (Math.max(...zones.map(({ row }) => row)) + 1) * zoneRowHeight(size);

/** Of the marks and labels below the plot, and between the labels beside it and the plot. */
const X_AXIS_HEIGHT = 50;
const PAD = 8;
const TICK = 4;

/** The plot, and where values stand on it. */
interface Plot {
  box: Box;
  x: Scale;
  y: Scale;
}

function curveMarks({ points, color, dash, isFaint }: Curve, { box, x, y }: Plot): Mark[] {
  const spots = points.map((point) => ({ x: x(point.x), y: y(point.y) }));
  const clip = {
    x: box.x - OVERHANG,
    y: box.y - OVERHANG,
    width: box.width + 2 * OVERHANG,
    height: box.height + 2 * OVERHANG,
  };
  const look = { opacity: isFaint ? FAINT : 1, clip };
  const stroke = { color, width: isFaint ? 1 : LINE_WIDTH, dash: isFaint ? [] : dash };
  const dotted = spots.length <= DOTTED_POINTS ? spots : loneSpots(spots);
  const dots = dotted
    .filter((spot) => !Number.isNaN(spot.x + spot.y))
    .map((spot) => dotPath(spot, DOT_RADIUS * TEXT));
  return [
    { kind: 'path', path: linePath(spots), stroke, ...look },
    { kind: 'path', path: dots.join(''), fill: color, ...look },
  ];
}

function bandMark(band: Chart['bands'][number], bottom: number, { box, x, y }: Plot): Mark {
  // On a logarithmic axis there is no place for what is not above 0.
  const heights = (values: readonly number[]) => values.map((value) => y(Math.max(value, bottom)));
  const path = bandPath(band.x.map(x), heights(band.low), heights(band.high));
  return { kind: 'path', path, fill: band.color, opacity: BAND_COVER, clip: box };
}

function zoneMarks(
  { from, to, color, row, label }: Zone,
  plot: Plot,
  top: number,
  look: Look,
): Mark[] {
  const { box, x } = plot;
  const left = Math.max(box.x, x(from));
  const width = Math.min(box.x + box.width, x(to)) - left;
  if (width <= 0) return [];
  const y = top + row * zoneRowHeight(TEXT);
  const marks: Mark[] = [
    { kind: 'path', path: boxPath({ ...box, x: left, width }), fill: color, opacity: ZONE_COVER },
    { kind: 'path', path: boxPath({ x: left, y, width, height: ZONE_BAR }), fill: color },
  ];
  if (look.measure(label, TEXT) > width - 6) return marks;
  const words = { text: label, x: left + 3, y: y + ZONE_BAR + 2 + TEXT * 0.86 };
  return [...marks, { kind: 'text', ...words, anchor: 'start', size: TEXT, color }];
}

function axisMarks({ x: across, y: up }: Chart, { box, x, y }: Plot, look: Look): Mark[] {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const line = (path: string, color: string): Mark => ({
    kind: 'path',
    path,
    stroke: { color, width: 1, dash: [] },
  });
  const words = { kind: 'text', size: TEXT, color: look.axis } as const;
  const upTicks = yTicks(up);
  const upLabels = tickLabels(up, upTicks);
  const rows = upTicks.flatMap((tick, place): Mark[] => [
    line(`M${box.x} ${y(tick)}L${right} ${y(tick)}`, look.grid),
    {
      ...words,
      text: upLabels[place] ?? '',
      x: box.x - PAD,
      y: y(tick) + TEXT * 0.36,
      anchor: 'end',
    },
  ]);
  const widthOf = (label: string) => look.measure(label, TEXT);
  const acrossTicks = xTicks(across, box.width, widthOf);
  const acrossLabels = tickLabels(across, acrossTicks);
  const columns = acrossTicks.flatMap((tick, place): Mark[] => [
    line(`M${x(tick)} ${bottom}L${x(tick)} ${bottom + TICK}`, look.axis),
    {
      ...words,
      text: acrossLabels[place] ?? '',
      x: x(tick),
      y: bottom + TICK + PAD + TEXT * 0.8,
      anchor: 'middle',
    },
  ]);
  const middle = box.x + box.width / 2;
  return [
    ...rows,
    ...columns,
    line(`M${box.x} ${bottom}L${right} ${bottom}`, look.axis),
    { ...words, text: across.label, x: middle, y: bottom + X_AXIS_HEIGHT - 8, anchor: 'middle' },
  ];
}

/** A chart with the texts around it, as marks: what a file, a printed page or a report shows of it. */
export function drawChart(chart: Chart, texts: FrameTexts, look: Look): Drawing {
  const { x: across, y: up, zones, bands, curves } = chart;
  const labels = tickLabels(up, yTicks(up)).map((label) => look.measure(label, TEXT));
  const left = look.margin + Math.max(24, ...labels) + PAD;
  return framed(texts, look, (top) => {
    const above = zonesHeight(zones, TEXT);
    const box = {
      x: left,
      y: top + above,
      width: look.width - look.margin - left,
      height: look.height - above - X_AXIS_HEIGHT,
    };
    const plot = {
      box,
      x: scaleOf(across, box.x, box.x + box.width),
      y: scaleOf(up, box.y + box.height, box.y, up.logarithmic),
    };
    return [
      ...axisMarks(chart, plot, look),
      ...zones.flatMap((zone) => zoneMarks(zone, plot, top, look)),
      ...bands.map((band) => bandMark(band, up.min, plot)),
      ...curves.flatMap((curve) => curveMarks(curve, plot)),
    ];
  });
}
