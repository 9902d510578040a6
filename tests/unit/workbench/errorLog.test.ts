import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ErrorLog } from '../../../main/workbench/errorLog.ts';
import { withoutPersonalPaths } from '../../../shared/errors/personalPaths.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { benchIn } from './scriptedWorkbench.ts';

const NOW = () => new Date('2026-01-02T03:04:05Z');
const linesOf = (folder: string) =>
  readFileSync(join(folder, 'logs/errors.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);

test('keeps what went wrong, one object a line, without the name of anybody’s folder', async () => {
  const folder = await freshFolder();
  const log = new ErrorLog(folder, NOW);
  const error = new Error('cannot read /home/kim/secret/runs');
  error.stack = 'Error: x\n    at C:\\Users\\kim\\app.js:1:2';
  log.caught('run:start', error);
  log.caught('run:stop', 'a thrown string');
  const [first, second] = linesOf(folder);
  expect(first).toMatchObject({ at: '2026-01-02T03:04:05.000Z', where: 'run:start' });
  expect(first?.['message']).toBe('cannot read ~/secret/runs');
  expect(JSON.stringify(first)).not.toContain('kim');
  expect(second?.['message']).toBe('a thrown string');
});

test('never takes more than two files of some 256 KB', async () => {
  const folder = await freshFolder();
  const log = new ErrorLog(folder, NOW);
  for (let i = 0; i < 200; i++) {
    log.write({ where: 'page', message: `${i}`, stack: 'x'.repeat(10_000) });
  }
  const logs = join(folder, 'logs');
  expect(readdirSync(logs).sort()).toEqual(['errors.before.log', 'errors.log']);
  for (const name of readdirSync(logs)) {
    expect(statSync(join(logs, name)).size).toBeLessThan(300 * 1024);
  }
  expect(linesOf(folder).at(-1)?.['message']).toBe('199');
});

test('a log that cannot be written makes nothing worse', async () => {
  const folder = await freshFolder();
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
  expect(() => new ErrorLog(folder, NOW).caught('page', new Error('x'))).not.toThrow();
});

test('what a page reports, and what a handler did not foresee, is logged by the workbench', async () => {
  const root = await freshFolder();
  const { workbench } = await benchIn(root);
  await workbench.call('workbench:report', { message: 'page broke', stack: '' });
  // A folder where a settings file should be: no one foresees that.
  mkdirSync(join(root, 'user/settings.json'), { recursive: true });
  await workbench.call('settings:change', { theme: 'dark' }).catch(() => undefined);
  expect(linesOf(join(root, 'user'))[0]).toMatchObject({ where: 'page', message: 'page broke' });
});

test.each([
  ['/home/kim/runs/a', '~/runs/a'],
  ['/Users/kim/Library/x', '~/Library/x'],
  ['"C:\\\\Users\\\\kim\\\\AppData"', '"~\\\\AppData"'],
  ['at /root/x.js:1:2', 'at ~/x.js:1:2'],
  ['/rooted/x and /var/home/kim', '/rooted/x and ~'],
])('%s is reported as %s', (text, told) => {
  expect(withoutPersonalPaths(text)).toBe(told);
});
