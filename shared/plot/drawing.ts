import { visibleText, withEntities } from '../formats/plainText.ts';
import { coordinate } from './path.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A shape. Colors are hexadecimal, or variables of the style sheet where the drawing is shown. */
export interface PathMark {
  kind: 'path';
  /** Absolute moves, lines, curves and ends, as SVG writes them. */
  path: string;
  fill?: string;
  stroke?: { color: string; width: number; dash: readonly number[] };
  /** 1 where it is left out. */
  opacity?: number;
  /** What of it is drawn; all where it is left out. */
  clip?: Box;
}

/** One line of text: its baseline's start, middle or end is at (x, y). */
export interface TextMark {
  kind: 'text';
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  size: number;
  isBold?: boolean;
  color: string;
}

export type Mark = PathMark | TextMark;

/** A drawing as the marks it consists of, the lowest first. Sizes are in pixels. */
export interface Drawing {
  width: number;
  height: number;
  font: string;
  marks: readonly Mark[];
}

/** How wide a text of a size is, in pixels. */
export type MeasureText = (text: string, size: number, isBold?: boolean) => number;

export const BOLD = 600;

/** What XML cannot hold at all is shown; the rest is escaped. */
const escaped = (text: string): string =>
  withEntities(visibleText(text).replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd'), /[&<>"]/g);

const boxOf = ({ x, y, width, height }: Box): string =>
  [x, y, width, height].map(coordinate).join(' ');

/** A drawing within the drawing cuts what leaves it. */
function clipped(element: string, clip: Box): string {
  const { x, y, width, height } = clip;
  const place = `x="${coordinate(x)}" y="${coordinate(y)}" width="${coordinate(width)}" height="${coordinate(height)}"`;
  return `<svg ${place} viewBox="${boxOf(clip)}">${element}</svg>`;
}

function pathElement({ path, fill, stroke, opacity = 1, clip }: PathMark): string {
  const dash = stroke?.dash.map(coordinate).join(' ') ?? '';
  const stroked =
    stroke === undefined
      ? ''
      : ` stroke="${escaped(stroke.color)}" stroke-width="${coordinate(stroke.width)}" stroke-linejoin="round"` +
        (dash === '' ? '' : ` stroke-dasharray="${dash}"`);
  const shade = opacity < 1 ? ` opacity="${coordinate(opacity)}"` : '';
  const element = `<path d="${path}" fill="${escaped(fill ?? 'none')}"${stroked}${shade}/>`;
  return clip === undefined ? element : clipped(element, clip);
}

function textElement({ text, x, y, anchor, size, isBold = false, color }: TextMark): string {
  const place = `x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="${anchor}"`;
  const font = `font-size="${coordinate(size)}"${isBold ? ` font-weight="${BOLD}"` : ''}`;
  return `<text ${place} ${font} fill="${escaped(color)}" xml:space="preserve">${escaped(text)}</text>`;
}

/** A drawing as an SVG document, which may stand in a page too. Its texts are texts, in the reader's font. */
export function svgOf({ width, height, font, marks }: Drawing, title: string): string {
  const body = marks.map((mark) => (mark.kind === 'text' ? textElement(mark) : pathElement(mark)));
  const size = `width="${coordinate(width)}" height="${coordinate(height)}" viewBox="${boxOf({ x: 0, y: 0, width, height })}"`;
  const family = escaped(font.replace(/"/g, "'"));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${family}">\n` +
    `<title>${escaped(title)}</title>\n${body.join('\n')}\n</svg>\n`
  );
}
