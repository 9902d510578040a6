import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorLines } from '../../../main/cli/output/errorLine.ts';
import { ErrorLog } from '../../../main/workbench/errorLog.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { run } from '../../support/cliProcess.ts';

/** What a person cannot do anything with: a stack, an object, a validation's dump, a call of Node's. */
const RAW = /\n|\{|\[object|ENOENT|EISDIR|EACCES|at .+:\d+:\d+|Maximum call stack/;
const NOW = () => new Date('2026-01-02T03:04:05Z');

describe('an unexpected error', () => {
  test.each([
    ['of any kind', new RangeError('Maximum call stack size exceeded')],
    ['with a dump of what was wrong', new Error('[\n { "origin": "string" }\n]')],
    ['from a worker', new WorkbenchError('internal', message('unexpected'), message('tryAgain'))],
    ['that is no error', 'thrown text'],
  ])('%s is reported in one line, with where its details are', async (_, error) => {
    const folder = await freshFolder();
    const log = new ErrorLog(folder, NOW);
    const line = errorLines(log)(error);
    expect(line).toContain('Something unexpected happened.');
    expect(line).toContain(log.file);
    expect(line).not.toMatch(RAW);
    const kept = (await readFile(log.file, 'utf8')).trimEnd().split('\n');
    expect(kept).toHaveLength(1);
    const message = error instanceof Error ? error.message : error;
    expect(JSON.parse(kept[0] ?? '')).toMatchObject({ where: 'command line', message });
  });

  test('is written once, however many hands it passes through', async () => {
    const log = new ErrorLog(await freshFolder(), NOW);
    const error = new Error('once');
    log.caught('experiment:load', error);
    errorLines(log)(error);
    expect((await readFile(log.file, 'utf8')).match(/once/g)?.length).toBeGreaterThan(0);
    expect((await readFile(log.file, 'utf8')).trimEnd().split('\n')).toHaveLength(1);
  });

  test('is printed itself where its details cannot be written', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'logs'), 'no folder');
    const line = errorLines(new ErrorLog(folder, NOW))(new Error('the\nreason'));
    expect(line).toMatch(/^error: Something unexpected happened\. .+ Error: the reason\. .+$/);
  });
});

test('expected errors are printed in their own words', async () => {
  const line = errorLines(new ErrorLog(await freshFolder(), NOW));
  expect(line(new WorkbenchError('data-missing', message('dataGone'), message('startAgain')))).toBe(
    'error: it is not there any more Start it again.',
  );
});

test.skipIf(process.platform === 'win32')(
  'what cannot be read as a file is refused in words, at once',
  async () => {
    const root = await freshFolder();
    await mkdir(join(root, 'empty'));
    for (const [path, reason] of [
      ['/dev/zero', 'it is neither a file nor a folder'],
      ['missing.csv', 'there is no such file or folder'],
      ['empty', 'there are no event files or weights in the folder'],
      [`${'x'.repeat(300)}.csv`, 'the name is too long'],
    ] as const) {
      const { code, out, err } = await run(root, 'import', path);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(`cannot be imported: ${reason}.`);
      expect(err.trimEnd()).not.toMatch(RAW);
    }
  },
);
