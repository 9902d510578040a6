import type { MeasureText, TextMark } from '../../../shared/plot/drawing.ts';
import { coordinate } from '../../../shared/plot/path.ts';
import type { PdfObjects } from './pdfObjects.ts';
import { utf16 } from './pdfObjects.ts';

/** Codes of one byte, and so characters in a font. */
const PER_FONT = 256;
const hex = (code: number) => code.toString(16).padStart(2, '0');

/** How much of a text's width is to the left of where it stands. */
const LEFT = { start: 0, middle: 0.5, end: 1 } as const;

/**
 * Texts that are not seen but found, selected and copied: they lie over the picture of themselves. Their
 * glyphs are empty, so that any character of any language goes without a font having to be embedded.
 */
export class UnseenText {
  readonly #codes = new Map<string, number>();

  readonly #measure: MeasureText;

  constructor(measure: MeasureText) {
    this.#measure = measure;
  }

  /** The page's operators for `mark`. */
  operators({ text, x, y, anchor, size, isBold }: TextMark): string {
    const characters = Array.from(text);
    const width = this.#measure(text, size, isBold);
    if (characters.length === 0 || width === 0) return '';
    const place = `1 0 0 -1 ${coordinate(x - LEFT[anchor] * width)} ${coordinate(y)}`;
    // All glyphs are one em wide; stretched, the text is as wide as the one that is seen.
    const stretch = (100 * width) / (characters.length * size);
    const shown = characters.map((character) => {
      const code = this.#codeOf(character);
      const font = `/T${Math.floor(code / PER_FONT)} ${coordinate(size)} Tf`;
      return `${font} <${hex(code % PER_FONT)}> Tj`;
    });
    return `BT ${coordinate(stretch)} Tz ${place} Tm ${shown.join(' ')} ET\n`;
  }

  /** Adds the fonts of all that was written. @returns the page's entry for them */
  addFonts(objects: PdfObjects): string {
    const characters = [...this.#codes.keys()];
    const glyph = objects.addStream('', '1000 0 d0');
    const fonts: string[] = [];
    for (let from = 0; from < characters.length; from += PER_FONT) {
      const own = characters.slice(from, from + PER_FONT);
      fonts.push(`/T${from / PER_FONT} ${fontOf(objects, own, glyph)}`);
    }
    return `/Font<<${fonts.join('')}>>`;
  }

  #codeOf(character: string): number {
    const code = this.#codes.get(character) ?? this.#codes.size;
    this.#codes.set(character, code);
    return code;
  }
}

function fontOf(objects: PdfObjects, characters: readonly string[], glyph: string): string {
  const last = characters.length - 1;
  const names = characters.map(() => '/g').join('');
  const widths = characters.map(() => '1000').join(' ');
  const meanings = objects.addStream('', meaningOf(characters));
  return objects.add(
    `<</Type/Font/Subtype/Type3/FontBBox[0 -200 1000 800]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 0` +
      `/LastChar ${last}/Widths[${widths}]/CharProcs<</g ${glyph}>>` +
      `/Encoding<</Type/Encoding/Differences[0${names}]>>/Resources<<>>/ToUnicode ${meanings}>>`,
  );
}

/** The character of each code, in blocks of at most 100, as the format demands. */
function meaningOf(characters: readonly string[]): string {
  const lines = characters.map((character, code) => `<${hex(code)}> <${utf16(character)}>`);
  const blocks: string[] = [];
  for (let from = 0; from < lines.length; from += 100) {
    const block = lines.slice(from, from + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def',
    '/CMapName/Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <00> <FF> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
