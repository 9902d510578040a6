import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../../../renderer/plot/picture/pdf.ts';
import { RecordingContext } from '../../../../renderer/plot/picture/recordingContext.ts';
import { svgOf } from '../../../../renderer/plot/picture/svg.ts';

const HOSTILE = '<img src=x onerror=alert(1)> & "한글" \u0007\u202e';

/** Every letter as wide as it is high. */
const measure = (_font: string, text: string) => 10 * Array.from(text).length;

function drawnContext(): RecordingContext {
  const context = new RecordingContext(200, 100, measure);
  context.save();
  context.beginPath();
  context.rect(10, 10, 100, 50);
  context.clip();
  context.strokeStyle = '#0072b2';
  context.lineWidth = 2;
  context.setLineDash([7, 4]);
  context.beginPath();
  context.moveTo(10, 10);
  context.lineTo(60.126, 20);
  context.stroke();
  context.restore();
  context.fillStyle = '#d55e0080';
  context.beginPath();
  context.arc(50, 50, 5, 0, 2 * Math.PI);
  context.fill();
  context.translate(100, 20);
  context.font = '600 12px "Noto Sans KR", sans-serif';
  context.textAlign = 'center';
  context.fillText(HOSTILE, 0, 0);
  return context;
}

/** The streams of a PDF, unpacked. */
function streamsOf(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  return [...bytes.toString('latin1').matchAll(/\/Length (\d+)[^]*?>>stream\n/g)].map((match) => {
    const from = match.index + match[0].length;
    return inflateSync(bytes.subarray(from, from + Number(match[1]))).toString('latin1');
  });
}

describe('a drawing', () => {
  it('is kept as it was asked for: lines with clip and dash, dots as curves, text at its place', () => {
    const { marks } = drawnContext().drawing;
    expect(marks.map(({ kind }) => kind)).toEqual(['path', 'path', 'text']);
    const [line, dot, text] = marks;
    expect(line).toMatchObject({ fill: null, stroke: { width: 2, dash: [7, 4] } });
    expect(line?.kind === 'path' && line.clip?.length).toBe(5);
    expect(dot?.kind === 'path' && dot.path.map(({ command }) => command).join('')).toBe('MCCCC');
    expect(dot).toMatchObject({ clip: null, fill: { alpha: 128 / 255 } });
    expect(text).toMatchObject({ at: [1, 0, 0, 1, 100, 20], anchor: 'middle' });
  });

  it('is an SVG whose texts are texts, whatever is in them', () => {
    const svg = svgOf(drawnContext().drawing, HOSTILE);
    expect(svg).toContain(
      '&lt;img src=x onerror=alert(1)&gt; &amp; &quot;한글&quot; ␇[U+202E]</text>',
    );
    expect(svg).not.toMatch(/<img|\u0007|\u202e/);
    expect(svg).toContain('M10 10L60.13 20');
    expect(svg).toContain('stroke-dasharray="7 4"');
    expect(svg).toContain('clip-path="url(#clip0)"');
    // Every element that is opened is closed.
    expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  });

  it('is a PDF of lines, a picture of its texts, and the texts to be found', () => {
    const picture = {
      width: 2,
      height: 1,
      rgb: Uint8Array.of(1, 2, 3, 4, 5, 6),
      alpha: Uint8Array.of(0, 255),
    };
    const pdf = pdfOf(drawnContext().drawing, '제목', picture);
    const text = Buffer.from(pdf).toString('latin1');
    expect(text).toMatch(/^%PDF-1\.7\n/);
    expect(text).toContain('/MediaBox[0 0 150 75]');
    expect(text).toContain('/Title <FEFFC81CBAA9>');

    // The table at the end leads to where each object begins.
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(table, table + 4)).toBe('xref');
    const places = [...text.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, at]) =>
      Number(at),
    );
    expect(places.length).toBeGreaterThan(5);
    for (const [index, at] of places.entries()) {
      expect(text.slice(at, at + 10)).toMatch(new RegExp(`^${index + 1} 0 obj`));
    }

    const streams = streamsOf(pdf);
    const page = streams.find((stream) => stream.includes('/Texts Do')) ?? '';
    expect(page).toContain('10 10 m 60.13 20 l S');
    // Each letter's code, by way of the font's own list, is the letter.
    const meaning = streams.find((stream) => stream.includes('beginbfchar')) ?? '';
    const letters = new Map(
      [...meaning.matchAll(/^<(..)> <([0-9A-F]+)>$/gm)].map(([, code, utf16]) => [
        code,
        String.fromCharCode(...(utf16?.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16))),
      ]),
    );
    const written = [...page.matchAll(/<(..)> Tj/g)].map(([, code]) => letters.get(code)).join('');
    expect(written).toBe('<img src=x onerror=alert(1)> & "한글" ␇[U+202E]');
  });
});
