import { visibleText } from '../../../shared/formats/plainText.ts';
import type { Drawing, Mark, Paint, Path, PathMark, TextMark } from './marks.ts';

/** A hundredth of a pixel is finer than any eye, and keeps files small. */
export const rounded = (value: number): string => String(Math.round(value * 100) / 100);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML cannot hold at all is shown; the rest is escaped. */
const escaped = (text: string): string =>
  visibleText(text)
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

function colorOf(attribute: string, { red, green, blue, alpha }: Paint): string {
  const bytes = [red, green, blue].map((share) => Math.round(share * 255));
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const opacity = alpha < 1 ? ` ${attribute}-opacity="${rounded(alpha)}"` : '';
  return ` ${attribute}="#${hex}"${opacity}`;
}

const dataOf = (path: Path): string =>
  path.map(({ command, numbers }) => command + numbers.map(rounded).join(' ')).join('');

function strokeOf({ paint, width, dash, join }: NonNullable<PathMark['stroke']>): string {
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.map(rounded).join(' ')}"`;
  return `${colorOf('stroke', paint)} stroke-width="${rounded(width)}" stroke-linejoin="${join}"${dashes}`;
}

function pathElement({ path, fill, stroke }: PathMark, clip: string): string {
  const filled = fill === null ? ' fill="none"' : colorOf('fill', fill);
  const stroked = stroke === null ? '' : strokeOf(stroke);
  return `<path d="${dataOf(path)}"${filled}${stroked}${clip}/>`;
}

function textElement({ text, at, anchor, font, paint }: TextMark): string {
  const place = `transform="matrix(${at.map(rounded).join(' ')})"`;
  const family = escaped(font.family.replace(/"/g, "'"));
  const set = `font-family="${family}" font-size="${rounded(font.size)}" font-weight="${font.weight}"`;
  return `<text ${place} ${set} text-anchor="${anchor}"${colorOf('fill', paint)} xml:space="preserve">${escaped(text)}</text>`;
}

/** Clips by number, each written once. */
class Clips {
  readonly #names = new Map<string, string>();

  attribute(path: Path | null): string {
    if (path === null) return '';
    const data = dataOf(path);
    const name = this.#names.get(data) ?? `clip${this.#names.size}`;
    this.#names.set(data, name);
    return ` clip-path="url(#${name})"`;
  }

  get definitions(): string {
    const all = [...this.#names].map(
      ([data, name]) => `<clipPath id="${name}"><path d="${data}"/></clipPath>`,
    );
    return all.length === 0 ? '' : `<defs>${all.join('')}</defs>\n`;
  }
}

/** A drawing as an SVG document. Its texts are texts, in the font of whoever opens it. */
export function svgOf({ width, height, marks }: Drawing, title: string): string {
  const clips = new Clips();
  const write = (mark: Mark) =>
    mark.kind === 'text' ? textElement(mark) : pathElement(mark, clips.attribute(mark.clip));
  const body = marks.map(write).join('\n');
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>\n<title>${escaped(title)}</title>\n${clips.definitions}${body}\n</svg>\n`;
}
