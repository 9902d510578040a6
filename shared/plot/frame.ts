import type { Drawing, Mark, MeasureText } from './drawing.ts';
import { boxPath } from './path.ts';

/** What a line of a picture's legend looks like. */
export interface LegendItem {
  label: string;
  color: string;
  dash: readonly number[];
}

/** What a picture says around what it shows. */
export interface FrameTexts {
  title: string;
  /** What must be known of its numbers; empty for nothing. */
  badge: string;
  legend: readonly LegendItem[];
  /** Below: how its lines were made. */
  captions: readonly string[];
}

/** The colors, the font and the size of a picture. */
export interface Look {
  width: number;
  /** Of what the texts are around. */
  height: number;
  margin: number;
  surface: string;
  text: string;
  axis: string;
  grid: string;
  warning: string;
  font: string;
  measure: MeasureText;
}

export const TEXT = 12;
const TITLE = 16;
const LINE = 18;
const SAMPLE = 26;
const GAP = 18;
/** A legend of more rows would leave no room for the plot; the rest is given as a number. */
const MOST_ROWS = 5;
export const LINE_WIDTH = 2;

/** `text` broken between words so that no line is wider than `width`. */
function wrapped(text: string, width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer, TEXT) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** `label`, cut where it is wider than `width`. */
export function fitted(label: string, width: number, measure: MeasureText): string {
  if (measure(label, TEXT) <= width) return label;
  const characters = Array.from(label);
  while (characters.length > 1 && measure(`${characters.join('')}…`, TEXT) > width) {
    characters.pop();
  }
  return `${characters.join('')}…`;
}

interface LegendPlace {
  /** Null for the number of those there was no room for. */
  item: LegendItem | null;
  label: string;
  x: number;
  row: number;
}

function legendPlaces(legend: readonly LegendItem[], { width, margin, measure }: Look) {
  const inner = width - 2 * margin;
  const places: LegendPlace[] = [];
  let [x, row] = [0, 0];
  for (const [index, item] of legend.entries()) {
    const label = fitted(item.label, inner / 2, measure);
    const own = SAMPLE + 6 + measure(label, TEXT);
    if (x > 0 && x + own > inner) [x, row] = [0, row + 1];
    if (row >= MOST_ROWS) {
      places.push({ item: null, label: `+${legend.length - index}`, x: margin, row });
      break;
    }
    places.push({ item, label, x: margin + x, row });
    x += own + GAP;
  }
  return places;
}

function headMarks({ title, badge }: FrameTexts, { margin, text, warning, measure }: Look): Mark[] {
  const y = margin + TITLE - 3;
  const marks: Mark[] = [
    {
      kind: 'text',
      text: title,
      x: margin,
      y,
      anchor: 'start',
      size: TITLE,
      isBold: true,
      color: text,
    },
  ];
  if (badge === '') return marks;
  const x = margin + measure(title, TITLE, true) + 12;
  return [
    ...marks,
    { kind: 'text', text: badge, x, y, anchor: 'start', size: TEXT, color: warning },
  ];
}

function legendMarks({ item, label, x, row }: LegendPlace, { margin, text }: Look): Mark[] {
  const y = margin + TITLE + 10 + row * LINE + TEXT;
  const words = { kind: 'text', text: label, y, anchor: 'start', size: TEXT, color: text } as const;
  if (item === null) return [{ ...words, x }];
  const { color, dash } = item;
  return [
    {
      kind: 'path',
      path: `M${x} ${y - 4}L${x + SAMPLE} ${y - 4}`,
      stroke: { color, width: LINE_WIDTH, dash },
    },
    { ...words, x: x + SAMPLE + 6 },
  ];
}

/** A picture: the ground, what `content` draws from `top` on, and the texts around. */
export function framed(texts: FrameTexts, look: Look, content: (top: number) => Mark[]): Drawing {
  const { width, margin, surface, axis, font, measure } = look;
  const legend = legendPlaces(texts.legend, look);
  const captions = texts.captions.flatMap((text) => wrapped(text, width - 2 * margin, measure));
  const rows = (legend.at(-1)?.row ?? -1) + 1;
  const top = margin + TITLE + (rows === 0 ? 12 : 20 + rows * LINE);
  const end = top + look.height + captions.length * LINE;
  const height = Math.ceil(end + margin / 2);
  const marks: Mark[] = [
    { kind: 'path', path: boxPath({ x: 0, y: 0, width, height }), fill: surface },
    ...content(top),
    ...headMarks(texts, look),
    ...legend.flatMap((place) => legendMarks(place, look)),
    ...captions.map((text, line): Mark => {
      const y = end - (captions.length - 1 - line) * LINE;
      return { kind: 'text', text, x: margin, y, anchor: 'start', size: TEXT, color: axis };
    }),
  ];
  return { width, height, font, marks };
}
