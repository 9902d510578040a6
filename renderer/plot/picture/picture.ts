import { readThemeNamed } from '../canvas/theme.ts';
import type { ChartTheme } from '../canvas/theme.ts';
import { after } from './affine.ts';
import { layOut } from './frame.ts';
import type { FrameLayout, FrameTexts } from './frame.ts';
import type { Drawing, TextMark } from './marks.ts';
import { pdfOf } from './pdf.ts';
import type { TextPicture } from './pdf.ts';
import { RecordingContext } from './recordingContext.ts';
import { svgOf } from './svg.ts';

/** A picture at its own size, in pixels of the page; one that is saved may have more of them. */
export const PICTURE_WIDTH = 960;
/** Pixels of the texts in a PDF for one of the page: sharp on paper. */
const TEXT_SCALE = 4;

export type PictureTheme = 'light' | 'dark';

/** Something of the page that can leave it: what it says around, and how it is drawn. */
export interface Picture {
  texts: FrameTexts;
  /** Of what the texts are around. */
  height: number;
  /**
   * Draws all of it in one go, `ratio` times its size.
   * @returns what lets go of the drawing, which may clear it
   */
  draw(
    context: CanvasRenderingContext2D,
    layout: FrameLayout,
    theme: ChartTheme,
    ratio: number,
  ): () => void;
}

function sheet(): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('This browser has no canvas to draw on.');
  return context;
}

const heightOf = ({ height }: Picture, { top, bottom }: FrameLayout) => height + top + bottom;

/** The picture in `scale` times its size. */
export async function pngOf(picture: Picture, name: PictureTheme, scale: number): Promise<Blob> {
  const theme = readThemeNamed(name);
  const context = sheet();
  const layout = layOut(context, picture.texts, theme, PICTURE_WIDTH);
  context.canvas.width = PICTURE_WIDTH;
  context.canvas.height = heightOf(picture, layout);
  const letGo = picture.draw(context, layout, theme, scale);
  const blob = await new Promise<Blob>((resolve, reject) => {
    context.canvas.toBlob((made) => {
      if (made === null) reject(new Error('The picture is too large for this browser.'));
      else resolve(made);
    }, 'image/png');
  });
  letGo();
  return blob;
}

/** The picture as the marks it consists of. */
function drawingOf(picture: Picture, name: PictureTheme): Drawing {
  const theme = readThemeNamed(name);
  const measuring = sheet();
  const measure = (font: string, text: string) => {
    measuring.font = font;
    return measuring.measureText(text).width;
  };
  const layout = layOut(measuring, picture.texts, theme, PICTURE_WIDTH);
  const recording = new RecordingContext(PICTURE_WIDTH, heightOf(picture, layout), measure);
  // It has what charts ask a context for, and that is far from all that a browser's has.
  const context = recording as unknown as CanvasRenderingContext2D;
  const letGo = picture.draw(context, layout, theme, 1);
  const { drawing } = recording;
  letGo();
  return drawing;
}

/** The picture as SVG, its texts as texts. */
export const svgPictureOf = (picture: Picture, name: PictureTheme): string =>
  svgOf(drawingOf(picture, name), picture.texts.title);

/** The picture as a PDF of one page. */
export function pdfPictureOf(picture: Picture, name: PictureTheme): Uint8Array<ArrayBuffer> {
  const drawing = drawingOf(picture, name);
  return pdfOf(drawing, picture.texts.title, textPicture(drawing));
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
