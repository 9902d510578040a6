import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { message } from '../../../shared/errors/message.ts';
import { processTerminal } from '../../../main/cli/output/terminal.ts';

interface Shown {
  isTTY: boolean;
  columns?: number;
  kind?: string;
}

/** A terminal on streams such as a process has, and what was written to either, in order. */
function terminalOn({ kind = 'xterm', ...shown }: Shown) {
  const written: string[] = [];
  const stream = (name: string) => {
    const pass = Object.assign(new PassThrough(), shown);
    pass.on('data', (text: Buffer) => written.push(`${name}:${text.toString()}`));
    return pass;
  };
  const out = stream('out');
  return { written, out, terminal: processTerminal(out, stream('err'), kind) };
}

const ERASE = '\r\u001b[2K';
/** What a terminal takes for orders: colors, a title, the eight-bit form, and a turned reading direction. */
const HOSTILE = 'a\nb\u001b[31mred\u001b]0;title\u0007\u009b2J\u202egnp.exe';
const VISIBLE = 'a b␛[31mred␛]0;title␇[U+009B]2J[U+202E]gnp.exe';

test('the progress line fits the terminal and gives way to what is printed', () => {
  const { written, terminal } = terminalOn({ isTTY: true, columns: 11 });
  terminal.progress('Epoch 1 of 10, 5 %');
  terminal.progress('Epoch 1 of 10, 5 %');
  terminal.print('line');
  terminal.print('line');
  expect(written).toEqual([`err:${ERASE}Epoch 1 of`, `err:${ERASE}`, 'out:line\n', 'out:line\n']);
});

test('a Korean progress line fits too, as its letters take two places', () => {
  const { written, terminal } = terminalOn({ isTTY: true, columns: 10 });
  terminal.progress('배치 정규화 비교');
  expect(written).toEqual([`err:${ERASE}배치 정규`]);
});

test('a terminal that does not know its width is taken for a usual one', () => {
  const { written, terminal } = terminalOn({ isTTY: true, columns: 0 });
  terminal.progress('x'.repeat(200));
  expect(written).toEqual([`err:${ERASE}${'x'.repeat(79)}`]);
});

test.each([
  ['no terminal', { isTTY: false }],
  ['a terminal without control codes', { isTTY: true, kind: 'dumb' }],
])('%s gets no progress line and no control codes', (_, shown) => {
  const { written, terminal } = terminalOn(shown);
  terminal.progress('Epoch 1');
  terminal.say('a problem');
  terminal.print('line');
  expect(written).toEqual(['err:a problem\n', 'out:line\n']);
});

test('whatever a terminal would take for an order is visible, on one line, in every way out', () => {
  const { written, terminal } = terminalOn({ isTTY: true, columns: 200 });
  terminal.print(HOSTILE);
  terminal.say(HOSTILE);
  terminal.printDocument(`\ufeff${HOSTILE.slice(2)}\r\nlast\r\n`);
  terminal.progress(HOSTILE);
  expect(written).toEqual([
    `out:${VISIBLE}\n`,
    `err:${VISIBLE}\n`,
    `out:${VISIBLE.slice(2)}\n`,
    'out:last\n',
    `err:${ERASE}${VISIBLE}`,
  ]);
});

test('JSON stays the same value and has no control codes in it', () => {
  const { written, terminal } = terminalOn({ isTTY: true });
  terminal.printJson({ name: HOSTILE });
  const [line = ''] = written;
  expect(line).toMatch(/^out:[ -~]+\n$/);
  expect(JSON.parse(line.slice('out:'.length))).toEqual({ name: HOSTILE });
});

test('a document sent to a file keeps every byte', () => {
  const { written, terminal } = terminalOn({ isTTY: false });
  terminal.printDocument(`\ufeff${HOSTILE}\r\n`);
  expect(written).toEqual([`out:\ufeff${HOSTILE}\r\n`]);
});

const failure = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['EPIPE', 'reader-gone'],
  ['ENOSPC', { problem: message('systemDiskFull') }],
  ['EIO', { problem: message('systemDiskFault') }],
])('after %s nothing more is printed, and the end says %j', async (code, end) => {
  const { written, out, terminal } = terminalOn({ isTTY: false });
  out.destroy(failure(code));
  expect(await terminal.outputEnded).toEqual(end);
  terminal.print('line');
  expect(written).toEqual([]);
  expect(await terminal.finished()).toEqual(end);
});

test('what was printed and written ends well', async () => {
  const { terminal } = terminalOn({ isTTY: false });
  terminal.print('line');
  expect(await terminal.finished()).toBe(null);
});
