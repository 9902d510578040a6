import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvText, unguarded } from '../../../../shared/formats/csv.ts';
import { latexTable, latexText, markdownTable } from '../../../../shared/formats/table.ts';
import { visibleText } from '../../../../shared/formats/plainText.ts';

/** Whatever a person, or an attacker, may call a run. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", "'='", '＝'), fc.string())
    .map((parts) => parts.join('')),
);
const cell = fc.oneof(
  anyText,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);

/** As UTF-8 has it: a half of a pair is not text. */
const wellFormed = (text: string) => Buffer.from(text).toString();

describe('CSV', () => {
  test('gives every cell back, numbers to the last digit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          const marked = rows.map((row) => ['x', ...row]);
          const text = Buffer.from(csvText(marked)).toString();
          expect(text.startsWith('\ufeff')).toBe(true);
          const read = Papa.parse<string[]>(text.slice(1), {
            newline: '\r\n',
            delimiter: ',',
          }).data;
          expect(read.slice(0, -1)).toHaveLength(rows.length);
          for (const [index, row] of rows.entries()) {
            for (const [column, value] of row.entries()) {
              const got = read[index]?.[column + 1] ?? '';
              if (typeof value === 'number') expect(Number(got)).toBe(value === 0 ? 0 : value);
              else {
                const wanted = wellFormed(value ?? '').replaceAll('\0', '\u2400');
                expect(unguarded(got)).toBe(wanted);
              }
            }
          }
        },
      ),
    );
  });

  test('leaves no text that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = csvText([[text]]).slice(1);
        const [[read = ''] = []] = Papa.parse<string[]>(line, {
          newline: '\r\n',
          delimiter: ',',
        }).data;
        expect(read).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  test('guards texts, not numbers', () => {
    expect(csvText([['=1+1', -1.5, '-1.5', 1e-7]])).toBe("\ufeff'=1+1,-1.5,'-1.5,1e-7\r\n");
  });
});

describe('Markdown', () => {
  test('has one line a row and as many cells as columns, whatever is in them', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const table = { title: a, columns: [b, 'n'], rows: [[a, 1.25]] };
        const lines = markdownTable(table).trimEnd().split('\n');
        expect(lines).toHaveLength(5);
        for (const line of lines.slice(2)) {
          const bars = line.replace(/\\[\s\S]/gu, '').split('|').length - 1;
          expect(bars).toBe(3);
        }
      }),
    );
  });

  test('has no HTML of a name’s own', () => {
    const table = { title: '<img src=x onerror=alert(1)>', columns: ['a'], rows: [['<b>&amp;']] };
    expect(markdownTable(table)).not.toContain('<');
    expect(markdownTable(table)).toContain('&lt;b&gt;&amp;amp;');
  });
});

describe('LaTeX', () => {
  test('has balanced braces and no bare special character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = latexText(text).replace(/\\text[a-z]+\{\}/g, '');
        const bare = written
          .replace(/\\[{}$&#_%]/g, '')
          .replaceAll('{}', '')
          .replace(/^\{[[*]\}/, '');
        expect(bare).not.toMatch(/[\\{}$&#_%~^]/);
      }),
    );
  });

  test('writes numbers with all their digits and a true minus', () => {
    const table = { title: 't', columns: ['v', 'w'], rows: [[-0.12345678901234566, '[x]']] };
    expect(latexTable(table)).toContain('$-$0.12345678901234566 & {[}x]');
  });
});

test('what cannot be seen is made visible, on one line', () => {
  expect(visibleText('a\u202eb\0c\nd\u200f\u001b[2J')).toBe('a[U+202E]b␀c d[U+200F]␛[2J');
  expect(visibleText('한국어 é 👍')).toBe('한국어 é 👍');
});
