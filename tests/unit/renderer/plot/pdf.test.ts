import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { pdfOf } from '../../../../renderer/plot/picture/pdf.ts';
import type { Drawing } from '../../../../shared/plot/drawing.ts';

const HOSTILE = '<img src=x onerror=alert(1)> & "한글" \u0007\u202e';

/** Every letter as wide as it is high. */
const measure = (text: string, size: number) => size * Array.from(text).length;

const drawing: Drawing = {
  width: 200,
  height: 100,
  font: '"Noto Sans KR", sans-serif',
  marks: [
    {
      kind: 'path',
      path: 'M10 10L60.13 20',
      stroke: { color: '#0072b2', width: 2, dash: [7, 4] },
      clip: { x: 10, y: 10, width: 100, height: 50 },
    },
    { kind: 'path', path: 'M0 0L10 0L10 10Z', fill: '#ff0000', opacity: 0.5 },
    { kind: 'text', text: HOSTILE, x: 100, y: 20, anchor: 'middle', size: 12, color: '#000000' },
  ],
};

/** The streams of a PDF, unpacked. */
function streamsOf(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  return [...bytes.toString('latin1').matchAll(/\/Length (\d+)[^]*?>>stream\n/g)].map((match) => {
    const from = match.index + match[0].length;
    return inflateSync(bytes.subarray(from, from + Number(match[1]))).toString('latin1');
  });
}

it('a drawing as PDF has its lines, a picture of its texts, and the texts to be found', () => {
  const picture = {
    width: 2,
    height: 1,
    rgb: Uint8Array.of(1, 2, 3, 4, 5, 6),
    alpha: Uint8Array.of(0, 255),
  };
  const pdf = pdfOf(drawing, '제목', picture, measure);
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
  expect(page).toMatch(/10 10 m 110 10 l 110 60 l 10 60 l +h +W n/);
  expect(page).toMatch(/0 0\.45 0\.7 RG 2 w 1 j \[7 4\] 0 d 10 10 m 60\.13 20 l +S/);
  expect(page).toMatch(/1 0 0 rg 0 0 m 10 0 l 10 10 l +h +f/);
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
