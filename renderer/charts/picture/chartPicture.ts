import { BasicPlatform } from 'chart.js';
import { bandsPlugin } from '../bands.ts';
import type { ChartContent } from '../canvasChart.ts';
import { Chart } from '../chart.ts';
import { chartOptions } from '../chartOptions.ts';
import { curvesOf, fillCurve } from '../datasets.ts';
import type { Point } from '../plotLine.ts';
import { readThemeNamed } from '../theme.ts';
import type { ChartTheme } from '../theme.ts';
import { zonesPlugin } from '../zones.ts';
import { after } from './affine.ts';
import { framePlugin, layOut } from './frame.ts';
import type { FrameLayout, FrameTexts } from './frame.ts';
import { pdfOf } from './pdf.ts';
import type { TextPicture } from './pdf.ts';
import { RecordingContext } from './recordingContext.ts';
import { svgOf } from './svg.ts';
import type { Drawing, TextMark } from './marks.ts';

/** A chart at its own size, in pixels of the page; a picture may have more of them. */
export const PICTURE_WIDTH = 960;
const PLOT_HEIGHT = 430;
/** Pixels of the texts in a PDF for one of the page: sharp on paper. */
const TEXT_SCALE = 4;

/** All that a chart shows at a moment: its lines, what part of the axes is in view, and its texts. */
export interface ChartSnapshot {
  content: ChartContent;
  view: { x: [number, number]; y: [number, number] };
  texts: FrameTexts;
}
export type PictureTheme = 'light' | 'dark';

const NO_GESTURES = { takesWheel: () => false, movesY: () => false, moved: () => {} };

function sheet(): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('This browser has no canvas to draw on.');
  return context;
}

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
  const { logarithmic } = content.axes.y;
  for (const curve of curves) {
    const hidden = content.hidden.has(curve.lineId);
    fillCurve(curve, { min, max, pixels: PICTURE_WIDTH, logarithmic }, hidden);
  }
  const options = chartOptions(content.axes, theme, NO_GESTURES);
  const { x, y } = options.scales ?? {};
  Object.assign(x ?? {}, { min, max });
  Object.assign(y ?? {}, { min: view.y[0], max: view.y[1] });
  return new Chart<'line', Point[]>(context, {
    type: 'line',
    platform: BasicPlatform,
    // Lines of segments are drawn straight onto the context; others by way of a path it could not record.
    data: { datasets: curves.map(({ dataset }) => ({ ...dataset, segment: {} })) },
    options: {
      ...options,
      responsive: false,
      devicePixelRatio: ratio,
      layout: { padding: { top: layout.top, right: 24, bottom: layout.bottom + 12, left: 12 } },
    },
    plugins: [
      framePlugin(texts, layout, theme),
      bandsPlugin(() => ({ ...content, theme })),
      zonesPlugin(() => ({ zones: content.axes.zones ?? [], theme })),
    ],
  });
}

const heightOf = ({ top, bottom }: FrameLayout) => PLOT_HEIGHT + top + bottom;

/** The chart as a picture of `scale` times its size. */
export async function pngOf(
  snapshot: ChartSnapshot,
  name: PictureTheme,
  scale: number,
): Promise<Blob> {
  const theme = readThemeNamed(name);
  const context = sheet();
  const layout = layOut(context, snapshot.texts, theme, PICTURE_WIDTH);
  context.canvas.width = PICTURE_WIDTH;
  context.canvas.height = heightOf(layout);
  const chart = drawOn(context, snapshot, layout, theme, scale);
  const blob = await new Promise<Blob>((resolve, reject) => {
    context.canvas.toBlob((made) => {
      if (made === null) reject(new Error('The picture is too large for this browser.'));
      else resolve(made);
    }, 'image/png');
  });
  chart.destroy();
  return blob;
}

/** The chart as the marks it consists of. */
function drawingOf(snapshot: ChartSnapshot, name: PictureTheme): Drawing {
  const theme = readThemeNamed(name);
  const measuring = sheet();
  const measure = (font: string, text: string) => {
    measuring.font = font;
    return measuring.measureText(text).width;
  };
  const layout = layOut(measuring, snapshot.texts, theme, PICTURE_WIDTH);
  const recording = new RecordingContext(PICTURE_WIDTH, heightOf(layout), measure);
  // It has what chart.js asks a context for, and that is far from all that a browser's has.
  const context = recording as unknown as CanvasRenderingContext2D;
  const chart = drawOn(context, snapshot, layout, theme, 1);
  const { drawing } = recording;
  chart.destroy();
  return drawing;
}

/** The chart as SVG, its texts as texts. */
export const svgPictureOf = (snapshot: ChartSnapshot, name: PictureTheme): string =>
  svgOf(drawingOf(snapshot, name), snapshot.texts.title);

/** The chart as a PDF of one page. */
export function pdfPictureOf(snapshot: ChartSnapshot, name: PictureTheme): Uint8Array<ArrayBuffer> {
  const drawing = drawingOf(snapshot, name);
  return pdfOf(drawing, snapshot.texts.title, textPicture(drawing));
}

/** Only the texts, on nothing. */
function textPicture({ width, height, marks }: Drawing): TextPicture {
  const context = sheet();
  context.canvas.width = width * TEXT_SCALE;
  context.canvas.height = height * TEXT_SCALE;
  const texts = marks.filter((mark): mark is TextMark => mark.kind === 'text');
  for (const { text, at, anchor, font, paint } of texts) {
    context.setTransform(...after([TEXT_SCALE, 0, 0, TEXT_SCALE, 0, 0], at));
    context.font = `${font.weight} ${font.size}px ${font.family}`;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    const [red, green, blue] = [paint.red, paint.green, paint.blue].map((share) => share * 255);
    context.fillStyle = `rgba(${red ?? 0}, ${green ?? 0}, ${blue ?? 0}, ${paint.alpha})`;
    context.fillText(text, 0, 0);
  }
  return layersOf(context.getImageData(0, 0, context.canvas.width, context.canvas.height));
}

function layersOf({ data, width, height }: ImageData): TextPicture {
  const rgb = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height);
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    rgb.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
    alpha[pixel] = data[pixel * 4 + 3] ?? 0;
  }
  return { width, height, rgb, alpha };
}
