import type { HeatCell, HeatMapContent } from './heatMap.ts';
import type { ChartTheme } from '../../../plot/canvas/theme.ts';
import { drawFrame, drawGround, fitted, MARGIN, TEXT } from '../../../plot/picture/frame.ts';
import type { FrameTexts } from '../../../plot/picture/frame.ts';
import { PICTURE_WIDTH } from '../../../plot/picture/picture.ts';
import type { Picture } from '../../../plot/picture/picture.ts';

const HEADER = 26;
const CELL_HEIGHT = 40;
const GAP = 2;
const LARGEST_LABEL = 220;
const WIDEST_CELL = 160;

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
  height: HEADER + content.rows.length * CELL_HEIGHT + MARGIN,
  draw(context, layout, theme, ratio) {
    const height = this.height + layout.top + layout.bottom;
    context.canvas.width = PICTURE_WIDTH * ratio;
    context.canvas.height = height * ratio;
    context.scale(ratio, ratio);
    drawGround(context, theme, PICTURE_WIDTH, height);
    drawTable(context, content, texts, layout.top, theme);
    drawFrame(context, texts, layout, theme, height);
    return () => undefined;
  },
});

function drawTable(
  context: CanvasRenderingContext2D,
  { rows, columns, cells }: HeatMapContent,
  texts: HeatMapTexts,
  top: number,
  theme: ChartTheme,
): void {
  context.font = `${TEXT}px ${theme.font}`;
  const corner = `${texts.names[0]} \\ ${texts.names[1]}`;
  const widths = [corner, ...rows].map((label) => context.measureText(label).width);
  const labels = Math.min(Math.max(...widths), LARGEST_LABEL) + 12;
  const room = PICTURE_WIDTH - 2 * MARGIN - labels;
  const width = Math.min(room / columns.length, WIDEST_CELL);
  const right = MARGIN + labels - 12;
  const write = (text: string, x: number, y: number, most: number) =>
    context.fillText(fitted(context, text, most), x, y);

  context.textBaseline = 'middle';
  context.fillStyle = theme.axis;
  context.textAlign = 'right';
  write(corner, right, top + HEADER / 2, LARGEST_LABEL);
  for (const [row, label] of rows.entries()) {
    write(label, right, top + HEADER + (row + 0.5) * CELL_HEIGHT, LARGEST_LABEL);
  }
  context.textAlign = 'center';
  for (const [column, label] of columns.entries()) {
    write(label, MARGIN + labels + (column + 0.5) * width, top + HEADER / 2, width - GAP);
  }
  for (const [row, line] of cells.entries()) {
    for (const [column, cell] of line.entries()) {
      const place = {
        x: MARGIN + labels + column * width,
        y: top + HEADER + row * CELL_HEIGHT,
        width: width - GAP,
      };
      drawCell(context, cell, texts.breaks, place, theme);
    }
  }
}

function drawCell(
  context: CanvasRenderingContext2D,
  { text, ground, ink, breaks }: HeatCell,
  mark: string,
  { x, y, width }: Place,
  theme: ChartTheme,
): void {
  const height = CELL_HEIGHT - GAP;
  context.fillStyle = theme.color(ground);
  context.fillRect(x, y, width, height);
  if (breaks) {
    context.strokeStyle = theme.color('--bad');
    context.lineWidth = 2;
    context.beginPath();
    context.rect(x + 1, y + 1, width - 2, height - 2);
    context.stroke();
  }
  context.fillStyle = theme.color(ink);
  const lines = breaks ? [text, mark] : [text];
  for (const [line, words] of lines.entries()) {
    const down = (line - (lines.length - 1) / 2) * (TEXT + 2);
    context.fillText(fitted(context, words, width), x + width / 2, y + height / 2 + down);
  }
}
