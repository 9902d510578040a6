import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { progressLine } from '../../../scripts/support/progress.mjs';

/** All that a piece of work tells on a stream. */
function toldOn({ isTTY, kind }: { isTTY: boolean; kind: string }): string {
  vi.stubEnv('TERM', kind);
  onTestFinished(() => void vi.unstubAllEnvs());
  const stream = Object.assign(new PassThrough(), { isTTY });
  const line = progressLine('Work', stream);
  line.update('half');
  line.end('done');
  return String(stream.read());
}

test('on a terminal the line rewrites itself', () => {
  expect(toldOn({ isTTY: true, kind: 'xterm' })).toContain('\u001b[K');
});

test.each([
  ['a log', { isTTY: false, kind: 'xterm' }],
  ['a terminal without control codes', { isTTY: true, kind: 'dumb' }],
])('in %s only its first and last state appear, as lines', (_, where) => {
  expect(toldOn(where)).toBe('Work ...\nWork: done\n');
});
