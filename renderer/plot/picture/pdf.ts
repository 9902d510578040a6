import { visibleText } from '../../../shared/formats/plainText.ts';
import type { Drawing, MeasureText, PathMark } from '../../../shared/plot/drawing.ts';
import { boxPath, coordinate } from '../../../shared/plot/path.ts';
import { PdfObjects, pdfText } from './pdfObjects.ts';
import { UnseenText } from './pdfText.ts';

/** The drawing's texts as a picture: a byte a color and pixel, and how opaque each pixel is. */
export interface TextPicture {
  width: number;
  height: number;
  rgb: Uint8Array;
  alpha: Uint8Array;
}

/** PDF counts in points, of which a pixel of the page is three quarters. */
const POINTS = 0.75;
const OPERATORS: Record<string, string> = { M: 'm', L: 'l', C: 'c', Z: 'h' };

/** An SVG path as PDF writes it: the letters after their numbers. */
const operatorsOf = (path: string): string =>
  path.replace(
    /([MLCZ])([^MLCZ]*)/g,
    (_, letter: string, numbers: string) => `${numbers} ${OPERATORS[letter] ?? ''} `,
  );

/** Shares of red, green and blue of a color of six hexadecimal digits, as the themes have them. */
const colorOf = (color: string): string =>
  [1, 3, 5].map((at) => coordinate(parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');

/** How opaque things are, each degree under a name of its own. */
class Opacities {
  readonly #names = new Map<string, string>();

  operator(opacity: number): string {
    const share = coordinate(opacity);
    const name = this.#names.get(share) ?? `A${this.#names.size}`;
    this.#names.set(share, name);
    return `/${name} gs`;
  }

  get entry(): string {
    const all = [...this.#names].map(([share, name]) => `/${name}<</ca ${share}/CA ${share}>>`);
    return `/ExtGState<<${all.join('')}>>`;
  }
}

function pathOperators(
  { path, fill, stroke, opacity = 1, clip }: PathMark,
  opacities: Opacities,
): string {
  const parts = ['q', opacities.operator(opacity)];
  if (clip !== undefined) parts.push(operatorsOf(boxPath(clip)), 'W n');
  if (fill !== undefined) parts.push(`${colorOf(fill)} rg`, operatorsOf(path), 'f');
  if (stroke !== undefined) {
    const { color, width, dash } = stroke;
    // Joins are round.
    parts.push(
      `${colorOf(color)} RG ${coordinate(width)} w 1 j [${dash.map(coordinate).join(' ')}] 0 d`,
    );
    parts.push(operatorsOf(path), 'S');
  }
  return `${parts.join(' ')} Q\n`;
}

function addPicture(objects: PdfObjects, { width, height, rgb, alpha }: TextPicture): string {
  const size = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8`;
  const mask = objects.addStream(`${size}/ColorSpace/DeviceGray`, alpha);
  return objects.addStream(`${size}/ColorSpace/DeviceRGB/SMask ${mask}`, rgb);
}

/**
 * A drawing as a PDF document of one page: lines as vectors; texts as a picture, since a font with every
 * language's letters would be megabytes, and once more unseen, so that they can be searched and copied.
 */
export function pdfOf(
  drawing: Drawing,
  title: string,
  texts: TextPicture,
  measure: MeasureText,
): Uint8Array<ArrayBuffer> {
  const { width, height, marks } = drawing;
  const objects = new PdfObjects();
  const opacities = new Opacities();
  const unseen = new UnseenText(measure);
  const drawn = marks.map((mark) =>
    mark.kind === 'path'
      ? pathOperators(mark, opacities)
      : unseen.operators({ ...mark, text: visibleText(mark.text) }),
  );
  const picture = `q ${width} 0 0 ${-height} 0 ${height} cm /Texts Do Q\n`;
  const flip = `${POINTS} 0 0 ${-POINTS} 0 ${coordinate(height * POINTS)} cm\n`;
  const content = objects.addStream('', `${flip}${drawn.join('')}${picture}`);
  const resources = `${unseen.addFonts(objects)}${opacities.entry}/XObject<</Texts ${addPicture(objects, texts)}>>`;
  // The page and the list of pages name each other; the list is the object after the page.
  const pages = `${objects.next + 1} 0 R`;
  const box = `[0 0 ${coordinate(width * POINTS)} ${coordinate(height * POINTS)}]`;
  const page = objects.add(
    `<</Type/Page/Parent ${pages}/MediaBox${box}/Contents ${content}/Resources<<${resources}>>>>`,
  );
  objects.add(`<</Type/Pages/Kids[${page}]/Count 1>>`);
  const catalog = objects.add(`<</Type/Catalog/Pages ${pages}>>`);
  const information = objects.add(
    `<</Title ${pdfText(visibleText(title))}/Producer(BatchNorm Workbench)>>`,
  );
  return objects.finish(catalog, information);
}
