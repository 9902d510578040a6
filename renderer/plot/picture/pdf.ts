import { visibleText } from '../../../shared/formats/plainText.ts';
import type { Drawing, Paint, Path, PathMark } from './marks.ts';
import { PdfObjects, pdfText } from './pdfObjects.ts';
import { UnseenText } from './pdfText.ts';
import { rounded } from './svg.ts';

/** The drawing's texts as a picture: a byte a color and pixel, and how opaque each pixel is. */
export interface TextPicture {
  width: number;
  height: number;
  rgb: Uint8Array;
  alpha: Uint8Array;
}

/** PDF counts in points, of which a pixel of the page is three quarters. */
const POINTS = 0.75;
const JOINS: Record<string, number> = { miter: 0, round: 1, bevel: 2 };
const OPERATORS = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;

const dataOf = (path: Path): string =>
  path
    .map(({ command, numbers }) => [...numbers.map(rounded), OPERATORS[command]].join(' '))
    .join(' ');

const colorOf = ({ red, green, blue }: Paint): string => [red, green, blue].map(rounded).join(' ');

/** How opaque things are, each degree under a name of its own. */
class Opacities {
  readonly #names = new Map<string, string>();

  operator({ alpha }: Paint): string {
    const share = rounded(alpha);
    const name = this.#names.get(share) ?? `A${this.#names.size}`;
    this.#names.set(share, name);
    return `/${name} gs`;
  }

  get entry(): string {
    const all = [...this.#names].map(([share, name]) => `/${name}<</ca ${share}/CA ${share}>>`);
    return `/ExtGState<<${all.join('')}>>`;
  }
}

function pathOperators({ path, fill, stroke, clip }: PathMark, opacities: Opacities): string {
  const parts = ['q'];
  if (clip !== null) parts.push(dataOf(clip), 'W n');
  if (fill !== null) {
    parts.push(opacities.operator(fill), `${colorOf(fill)} rg`, dataOf(path), 'f');
  }
  if (stroke !== null) {
    const { paint, width, dash, join } = stroke;
    parts.push(opacities.operator(paint), `${colorOf(paint)} RG ${rounded(width)} w`);
    parts.push(`${JOINS[join] ?? 0} j [${dash.map(rounded).join(' ')}] 0 d`, dataOf(path), 'S');
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
): Uint8Array<ArrayBuffer> {
  const { width, height, marks } = drawing;
  const objects = new PdfObjects();
  const opacities = new Opacities();
  const unseen = new UnseenText();
  const drawn = marks.map((mark) =>
    mark.kind === 'path'
      ? pathOperators(mark, opacities)
      : unseen.operators({ ...mark, text: visibleText(mark.text) }),
  );
  const picture = `q ${width} 0 0 ${-height} 0 ${height} cm /Texts Do Q\n`;
  const flip = `${POINTS} 0 0 ${-POINTS} 0 ${rounded(height * POINTS)} cm\n`;
  const content = objects.addStream('', `${flip}${drawn.join('')}${picture}`);
  const resources = `${unseen.addFonts(objects)}${opacities.entry}/XObject<</Texts ${addPicture(objects, texts)}>>`;
  // The page and the list of pages name each other; the list is the object after the page.
  const pages = `${objects.next + 1} 0 R`;
  const box = `[0 0 ${rounded(width * POINTS)} ${rounded(height * POINTS)}]`;
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
