import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { processTerminal } from '../../../main/cli/output/terminal.ts';

/** Streams such as a process has, and what was written to either, in order. */
function streams(terminal: { isTTY: boolean; columns?: number }) {
  const written: string[] = [];
  const stream = (name: string) => {
    const pass = Object.assign(new PassThrough(), terminal);
    pass.on('data', (text: Buffer) => written.push(`${name}:${text.toString()}`));
    return pass as unknown as NodeJS.WriteStream;
  };
  return { written, out: stream('out'), err: stream('err') };
}

const ERASE = '\r\u001b[2K';

test('the progress line fits the terminal and gives way to what is printed', () => {
  const { written, out, err } = streams({ isTTY: true, columns: 11 });
  const terminal = processTerminal(out, err);
  terminal.progress('Epoch 1 of 10, 5 %');
  terminal.progress('Epoch 1 of 10, 5 %');
  terminal.print('line');
  terminal.print('line');
  expect(written).toEqual([`err:${ERASE}Epoch 1 of`, `err:${ERASE}`, 'out:line\n', 'out:line\n']);
});

test('a terminal that does not know its width is taken for a usual one', () => {
  const { written, out, err } = streams({ isTTY: true, columns: 0 });
  processTerminal(out, err).progress('x'.repeat(200));
  expect(written).toEqual([`err:${ERASE}${'x'.repeat(79)}`]);
});

test('no progress line goes where no terminal shows it', () => {
  const { written, out, err } = streams({ isTTY: false });
  const terminal = processTerminal(out, err);
  terminal.progress('Epoch 1');
  terminal.say('a problem');
  expect(written).toEqual(['err:a problem\n']);
});

test('after its reader has gone nothing more is printed', async () => {
  const { written, out, err } = streams({ isTTY: false });
  const terminal = processTerminal(out, err);
  out.destroy(new Error('EPIPE'));
  await terminal.outputClosed;
  terminal.print('line');
  expect(written).toEqual([]);
});
