import type { Plugin } from 'chart.js';
import type { ChartLine } from '../lines/plotLine.ts';
import type { ChartTheme } from '../canvas/theme.ts';

/** What an exported chart says around its plot. */
export interface FrameTexts {
  title: string;
  /** What must be known of these numbers; empty for nothing. */
  badge: string;
  legend: readonly LegendItem[];
  /** Below the plot: how its lines were made. */
  captions: readonly string[];
}
export type LegendItem = Pick<ChartLine, 'label' | 'color' | 'dash'>;

type Context = CanvasRenderingContext2D;

export const MARGIN = 20;
const TITLE = 16;
export const TEXT = 12;
const LINE = 18;
const SAMPLE = 26;
const GAP = 18;
/** A legend of more rows would leave no room for the plot; the rest is told as a number. */
const MOST_ROWS = 5;

/** Where everything around the plot goes, for a picture of a certain width. */
export interface FrameLayout {
  rows: { item: LegendItem | null; label: string; x: number; row: number }[];
  captions: string[];
  top: number;
  bottom: number;
}

/** `text` broken between words so that no line is wider than `width`. */
function wrapped(context: Context, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** `label`, cut where it is wider than `width`. */
export function fitted(context: Context, label: string, width: number): string {
  const characters = Array.from(label);
  if (context.measureText(label).width <= width) return label;
  while (characters.length > 1 && context.measureText(`${characters.join('')}…`).width > width) {
    characters.pop();
  }
  return `${characters.join('')}…`;
}

export function layOut(
  context: Context,
  texts: FrameTexts,
  theme: ChartTheme,
  width: number,
): FrameLayout {
  context.font = `${TEXT}px ${theme.font}`;
  const inner = width - 2 * MARGIN;
  const rows: FrameLayout['rows'] = [];
  let [x, row] = [0, 0];
  for (const [index, item] of texts.legend.entries()) {
    const label = fitted(context, item.label, inner / 2);
    const own = SAMPLE + 6 + context.measureText(label).width;
    if (x > 0 && x + own > inner) [x, row] = [0, row + 1];
    if (row >= MOST_ROWS) {
      const rest = `+${texts.legend.length - index}`;
      rows.push({ item: null, label: rest, x: MARGIN, row });
      break;
    }
    rows.push({ item, label, x: MARGIN + x, row });
    x += own + GAP;
  }
  const captions = texts.captions.flatMap((caption) => wrapped(context, caption, inner));
  const legendHeight = rows.length === 0 ? 0 : ((rows[rows.length - 1]?.row ?? 0) + 1) * LINE;
  return {
    rows,
    captions,
    top: MARGIN + TITLE + 20 + legendHeight,
    bottom: captions.length * LINE,
  };
}

/** Draws ground, title, legend and captions about a chart of `width` by `height`. */
export function framePlugin(
  texts: FrameTexts,
  layout: FrameLayout,
  theme: ChartTheme,
): Plugin<'line'> {
  return {
    id: 'frame',
    beforeDraw: ({ ctx, width, height }) => drawGround(ctx, theme, width, height),
    afterDraw: ({ ctx, height }) => drawFrame(ctx, texts, layout, theme, height),
  };
}

export function drawGround(
  context: Context,
  theme: ChartTheme,
  width: number,
  height: number,
): void {
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, width, height);
}

/** Title, legend and captions of a picture that is `height` high in all. */
export function drawFrame(
  context: Context,
  texts: FrameTexts,
  layout: FrameLayout,
  theme: ChartTheme,
  height: number,
): void {
  context.save();
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  drawHead(context, texts, theme);
  context.font = `${TEXT}px ${theme.font}`;
  for (const { item, label, x, row } of layout.rows) {
    const y = MARGIN + TITLE + 10 + row * LINE + TEXT;
    if (item !== null) drawSample(context, item, theme, x, y - 4);
    context.fillStyle = theme.text;
    context.fillText(label, item === null ? x : x + SAMPLE + 6, y);
  }
  context.fillStyle = theme.axis;
  const first = height - MARGIN / 2 - (layout.captions.length - 1) * LINE;
  for (const [line, caption] of layout.captions.entries()) {
    context.fillText(caption, MARGIN, first + line * LINE);
  }
  context.restore();
}

function drawHead(context: Context, { title, badge }: FrameTexts, theme: ChartTheme): void {
  context.font = `600 ${TITLE}px ${theme.font}`;
  context.fillStyle = theme.text;
  context.fillText(title, MARGIN, MARGIN + TITLE - 3);
  if (badge === '') return;
  const { width } = context.measureText(title);
  context.font = `${TEXT}px ${theme.font}`;
  context.fillStyle = theme.warning;
  context.fillText(badge, MARGIN + width + 12, MARGIN + TITLE - 3);
}

function drawSample(
  context: Context,
  { color, dash }: LegendItem,
  theme: ChartTheme,
  x: number,
  y: number,
): void {
  context.strokeStyle = theme.color(color);
  context.lineWidth = 2;
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + SAMPLE, y);
  context.stroke();
  context.setLineDash([]);
}
