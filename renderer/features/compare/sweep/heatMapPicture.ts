import { boxPath } from '../../../../shared/plot/path.ts';
import type { Mark } from '../../../../shared/plot/drawing.ts';
import { fitted, framed, TEXT } from '../../../../shared/plot/frame.ts';
import type { FrameTexts, Look } from '../../../../shared/plot/frame.ts';
import type { HeatCell, HeatMapContent } from './heatMap.ts';
import type { ChartTheme } from '../../../plot/canvas/theme.ts';
import type { Picture } from '../../../plot/picture/picture.ts';

const HEADER = 26;
const CELL_HEIGHT = 40;
const GAP = 2;
const LARGEST_LABEL = 220;
const WIDEST_CELL = 160;
/** How far below the middle of a line its letters stand, as a share of their size. */
const DOWN = 0.36;

export interface HeatMapTexts extends FrameTexts {
  /** The settings: of the rows, and of the columns. */
  names: readonly [string, string];
  /** What a cell says below its number where training breaks. */
  breaks: string;
}

interface Place {
  x: number;
  y: number;
  width: number;
}

/** A heat map as a picture: a table of colored cells, as on the page. */
export const heatMapPicture = (content: HeatMapContent, texts: HeatMapTexts): Picture => ({
  texts,
  draw(theme, look) {
    const height = HEADER + content.rows.length * CELL_HEIGHT;
    const sized = { ...look, height };
    return framed(texts, sized, (top) => tableMarks(content, texts, top, theme, sized));
  },
});

function tableMarks(
  { rows, columns, cells }: HeatMapContent,
  texts: HeatMapTexts,
  top: number,
  theme: ChartTheme,
  { width, margin, measure }: Look,
): Mark[] {
  const corner = `${texts.names[0]} \\ ${texts.names[1]}`;
  const widths = [corner, ...rows].map((label) => measure(label, TEXT));
  const labels = Math.min(Math.max(...widths), LARGEST_LABEL) + 12;
  const cell = Math.min((width - 2 * margin - labels) / columns.length, WIDEST_CELL);
  const left = margin + labels;
  const write = (text: string, x: number, y: number, most: number): Mark => ({
    kind: 'text',
    text: fitted(text, most, measure),
    x,
    y: y + TEXT * DOWN,
    anchor: x < left ? 'end' : 'middle',
    size: TEXT,
    color: theme.axis,
  });
  const middle = (row: number) => top + HEADER + (row + 0.5) * CELL_HEIGHT;
  return [
    write(corner, left - 12, top + HEADER / 2, LARGEST_LABEL),
    ...rows.map((label, row) => write(label, left - 12, middle(row), LARGEST_LABEL)),
    ...columns.map((label, column) =>
      write(label, left + (column + 0.5) * cell, top + HEADER / 2, cell - GAP),
    ),
    ...cells.flatMap((line, row) =>
      line.flatMap((content, column) => {
        const y = top + HEADER + row * CELL_HEIGHT;
        const place = { x: left + column * cell, y, width: cell - GAP };
        return cellMarks(content, texts.breaks, place, theme, measure);
      }),
    ),
  ];
}

function cellMarks(
  { text, ground, ink, breaks }: HeatCell,
  mark: string,
  { x, y, width }: Place,
  theme: ChartTheme,
  measure: Look['measure'],
): Mark[] {
  const height = CELL_HEIGHT - GAP;
  const lines = breaks ? [text, mark] : [text];
  const box: Mark = {
    kind: 'path',
    path: boxPath({ x, y, width, height }),
    fill: theme.color(ground),
  };
  const frame: Mark = {
    kind: 'path',
    path: boxPath({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 }),
    stroke: { color: theme.color('--bad'), width: 2, dash: [] },
  };
  return [
    box,
    ...(breaks ? [frame] : []),
    ...lines.map((words, line): Mark => {
      const down = (line - (lines.length - 1) / 2) * (TEXT + 2) + TEXT * DOWN;
      return {
        kind: 'text',
        text: fitted(words, width, measure),
        x: x + width / 2,
        y: y + height / 2 + down,
        anchor: 'middle',
        size: TEXT,
        color: theme.color(ink),
      };
    }),
  ];
}
