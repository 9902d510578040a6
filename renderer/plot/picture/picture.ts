import { BOLD, svgOf } from '../../../shared/plot/drawing.ts';
import type { Drawing, MeasureText } from '../../../shared/plot/drawing.ts';
import type { FrameTexts, Look } from '../../../shared/plot/frame.ts';
import { readThemeNamed } from '../canvas/theme.ts';
import type { ChartTheme } from '../canvas/theme.ts';
import { pdfOf } from './pdf.ts';
import type { TextPicture } from './pdf.ts';

/** What a chart can be written as: pictures of one, two and four times its size, and vectors. */
export const PICTURE_FORMATS = ['png-1', 'png-2', 'png-4', 'svg', 'pdf'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];
export type PictureTheme = 'light' | 'dark';

/** Something of the page that can leave it: what it says around, and how it is drawn. */
export interface Picture {
  texts: FrameTexts;
  draw(theme: ChartTheme, look: Omit<Look, 'height'>): Drawing;
}

/** A picture at its own size, in pixels of the page; one that is saved may have more of them. */
const WIDTH = 960;
const MARGIN = 20;
/** Pixels of the texts in a PDF for one of the page: sharp on paper. */
const TEXT_SCALE = 4;

function sheet(): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('This browser has no canvas to draw on.');
  return context;
}

function drawingOf(
  picture: Picture,
  name: PictureTheme,
): { drawing: Drawing; measure: MeasureText } {
  const theme = readThemeNamed(name);
  const measuring = sheet();
  const measure = (text: string, size: number, isBold = false) => {
    measuring.font = `${isBold ? `${BOLD} ` : ''}${size}px ${theme.font}`;
    return measuring.measureText(text).width;
  };
  const drawing = picture.draw(theme, { ...theme, width: WIDTH, margin: MARGIN, measure });
  return { drawing, measure };
}

/** The picture as SVG, its texts as texts. */
export const svgPictureOf = (picture: Picture, name: PictureTheme): Blob =>
  svgBlob(drawingOf(picture, name).drawing, picture.texts.title);

const svgBlob = (drawing: Drawing, title: string): Blob =>
  new Blob([svgOf(drawing, title)], { type: 'image/svg+xml' });

/** A drawing on a canvas in `scale` times its size: its SVG, as this browser shows it. */
async function painted(drawing: Drawing, scale: number): Promise<CanvasRenderingContext2D> {
  const context = sheet();
  const address = URL.createObjectURL(svgBlob(drawing, ''));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    context.canvas.width = drawing.width * scale;
    context.canvas.height = drawing.height * scale;
    context.drawImage(image, 0, 0, context.canvas.width, context.canvas.height);
  } finally {
    URL.revokeObjectURL(address);
  }
  return context;
}

async function pngOf(picture: Picture, name: PictureTheme, scale: number): Promise<Blob> {
  const { canvas } = await painted(drawingOf(picture, name).drawing, scale);
  return new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((made) => {
      if (made === null) reject(new Error('The picture is too large for this browser.'));
      else resolve(made);
    }, 'image/png');
  });
}

/** The picture as a PDF of one page. */
async function pdfPictureOf(picture: Picture, name: PictureTheme): Promise<Blob> {
  const { drawing, measure } = drawingOf(picture, name);
  const texts = drawing.marks.filter(({ kind }) => kind === 'text');
  const context = await painted({ ...drawing, marks: texts }, TEXT_SCALE);
  const { width, height } = context.canvas;
  const layers = layersOf(context.getImageData(0, 0, width, height));
  return new Blob([pdfOf(drawing, picture.texts.title, layers, measure)], {
    type: 'application/pdf',
  });
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

/** A file's name of any texts: letters and digits of any language, dashes between. */
export const fileNameOf = (...parts: string[]): string =>
  parts
    .map((part) =>
      part
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .slice(0, 80),
    )
    .map((part) => part.replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-');

/** The picture as a file of `format`. */
export async function pictureFile(
  picture: Picture,
  subject: string,
  format: PictureFormat,
  theme: PictureTheme,
): Promise<{ name: string; content: Blob }> {
  const name = fileNameOf(subject, picture.texts.title, picture.texts.badge);
  if (format === 'svg') return { name: `${name}.svg`, content: svgPictureOf(picture, theme) };
  if (format === 'pdf') {
    return { name: `${name}.pdf`, content: await pdfPictureOf(picture, theme) };
  }
  const scale = Number(format.slice('png-'.length));
  const ending = scale === 1 ? 'png' : `${scale}x.png`;
  return { name: `${name}.${ending}`, content: await pngOf(picture, theme, scale) };
}

/**
 * Puts it into the clipboard, in twice its size.
 * Rejects where the browser has no clipboard for pictures or does not let the page at it.
 */
export async function copyPicture(picture: Picture, theme: PictureTheme): Promise<void> {
  const content = await pngOf(picture, theme, 2);
  await navigator.clipboard.write([new ClipboardItem({ [content.type]: content })]);
}
