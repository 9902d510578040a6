import { tickText } from '../../../shared/plot/numberText.ts';
import type { Mark } from '../../../shared/plot/drawing.ts';
import { fitted, framed, TEXT } from '../../../shared/plot/frame.ts';
import type { Look } from '../../../shared/plot/frame.ts';
import { boxPath, linePath } from '../../../shared/plot/path.ts';
import type { ChartTheme } from '../canvas/theme.ts';
import { HISTOGRAM_HEIGHT, HISTOGRAM_WIDTH, histogramShape } from '../small/histogram.ts';
import type { Picture } from './picture.ts';

/** A histogram of a row of them, with one value marked. */
export interface Histogram {
  title: string;
  edges: readonly number[];
  counts: readonly number[];
  marked: number | null;
  note: string;
}

const COLUMNS = 3;
const GAP = 24;
const PLOT = 110;
const CELL = PLOT + 5 * TEXT + GAP;
const short = (value: number) => tickText(Number(value.toPrecision(3)));

/** Histograms beside and below each other, as one picture. */
export const histogramPicture = (title: string, histograms: readonly Histogram[]): Picture => {
  const texts = { title, badge: '', legend: [], captions: [] };
  return {
    texts,
    draw(theme, look) {
      const width = (look.width - 2 * look.margin - (COLUMNS - 1) * GAP) / COLUMNS;
      const sized = { ...look, height: Math.ceil(histograms.length / COLUMNS) * CELL };
      return framed(texts, sized, (top) =>
        histograms.flatMap((histogram, place) => {
          const x = look.margin + (place % COLUMNS) * (width + GAP);
          const y = top + Math.floor(place / COLUMNS) * CELL;
          return histogramMarks(histogram, { x, y, width }, theme, sized);
        }),
      );
    },
  };
};

function histogramMarks(
  { title, edges, counts, marked, note }: Histogram,
  { x, y, width }: { x: number; y: number; width: number },
  theme: ChartTheme,
  look: Look,
): Mark[] {
  const shape = histogramShape(edges, counts, marked === null ? [] : [marked]);
  const [scale, height] = [width / HISTOGRAM_WIDTH, PLOT / HISTOGRAM_HEIGHT];
  const begin = y + 1.5 * TEXT;
  const end = begin + PLOT;
  const bars = shape.bars.map((bar) =>
    boxPath({
      ...{ x: x + bar.x * scale, y: begin + bar.y * height },
      ...{ width: bar.width * scale, height: bar.height * height },
    }),
  );
  const vertical = (at: number) => linePath([begin, end].map((each) => ({ x: at, y: each })));
  const words = (text: string, from: number, anchor: 'start' | 'end', row: number): Mark => ({
    ...{ kind: 'text', x: from, y: end + (row + 0.35) * 1.3 * TEXT, anchor, size: TEXT },
    ...{ text: fitted(text, width, look.measure), color: look.axis },
  });
  const mark: Mark[] =
    marked === null
      ? []
      : [
          {
            kind: 'path',
            path: vertical(x + shape.place(marked) * scale),
            stroke: { color: look.text, width: 2, dash: [4, 3] },
          },
        ];
  return [
    {
      ...{ kind: 'text', text: fitted(title, width, look.measure), x, y: y + TEXT },
      ...{ anchor: 'start', size: TEXT, color: look.text },
    },
    { kind: 'path', path: bars.join(''), fill: theme.color('--bn') },
    {
      kind: 'path',
      path: linePath([x, x + width].map((each) => ({ x: each, y: end }))),
      stroke: { color: look.axis, width: 1, dash: [] },
    },
    ...mark,
    words(short(shape.low), x, 'start', 1),
    words(short(shape.high), x + width, 'end', 1),
    words(note, x, 'start', 2),
  ];
}
