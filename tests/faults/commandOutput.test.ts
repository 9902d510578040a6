import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { rootWithSet, run, start } from '../support/cliProcess.ts';

const FULL = '/dev/full';
const isLinux = process.platform === 'linux';
const NOT_WRITTEN = /^error: The output cannot be written: the disk is full\. .+\.\n$/;

/** A root with one run of one epoch in the store `runs`. */
async function rootWithRun() {
  const { root, set } = await rootWithSet();
  const where = ['--data', set, '--store', 'runs'];
  const { out } = await run(root, 'train', '--epochs', '1', '--name', 'First', ...where);
  return { root, where, id: /runs\/(\S+) after/.exec(out)?.[1] ?? '' };
}

describe.skipIf(!isLinux)('a full disk', () => {
  test('under the output of a command is a sentence and exit code 1', async () => {
    const { root, id } = await rootWithRun();
    const store = ['--store', 'runs'];
    const commands = [
      ['list', ...store],
      ['list', '--json', ...store],
      ['show', id, ...store],
      ['compare', id, '--format', 'csv', ...store],
      ['data', 'status'],
      ['train', '--help'],
      ['export', id, '--format', 'csv', '--out', '-', ...store],
    ];
    for (const command of commands) {
      const { code, err } = await start(root, command, { into: FULL }).ended;
      expect([command, code]).toEqual([command, 1]);
      expect(err).toMatch(NOT_WRITTEN);
    }
    // One that fills up takes a part of what is written.
    const into = join(root, 'listing.json');
    const listing = ['list', '--json', ...store];
    const { code, err } = await start(root, listing, { into, largestFile: 1 }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(NOT_WRITTEN);
    expect((await stat(into)).size).toBe(512);
  });

  test('under what train prints ends it with the sentence, and the run can be resumed', async () => {
    const { root, where } = await rootWithRun();
    const args = ['train', '--epochs', '500', ...where];
    const { code, err } = await start(root, args, { into: FULL }).ended;
    expect(code).toBe(1);
    const [said = '', resume = '', ...more] = err.split('\n');
    expect(`${said}\n`).toMatch(NOT_WRITTEN);
    expect(resume).toMatch(/^Interrupted: \d+ of 500 epochs are saved; go on with: .+ --resume /);
    expect(more).toEqual(['']);
    const { out } = await run(root, 'list', '--json', '--store', 'runs');
    expect(JSON.parse(out)).toMatchObject([{ status: 'interrupted' }, { status: 'finished' }]);

    const sweep = ['--sweep', 'batchSize=16,32', '--epochs', '1'];
    for (const args of [sweep, [...sweep, '--json']]) {
      const { code, err } = await start(root, ['train', ...args, ...where], { into: FULL }).ended;
      expect(code).toBe(1);
      expect(err.match(/the disk is full/g)).toHaveLength(1);
    }
  });

  test('leaves the older file whole when an export goes over it, and nothing half beside it', async () => {
    const { root, id } = await rootWithRun();
    const exporting = (format: string, out: string) => [
      ...['export', id, '--store', 'runs', '--format', format, '--out', out],
    ];
    const good = await run(root, ...exporting('csv-wide', 'run.csv'));
    expect(good.code).toBe(0);
    const older = await readFile(join(root, 'run.csv'));
    const names = await readdir(root);
    for (const out of ['run.csv', 'new.csv', 'folder/']) {
      const failed = await start(root, exporting('archive', out), { largestFile: 8 }).ended;
      expect([failed.code, failed.out]).toEqual([1, '']);
      expect(failed.err).toMatch(
        /^error: The export could not be written to .+: the disk is full\./,
      );
      expect((await readFile(join(root, 'run.csv'))).equals(older)).toBe(true);
    }
    expect((await readdir(root)).filter((name) => !names.includes(name))).toEqual(['folder']);
    expect(await readdir(join(root, 'folder'))).toEqual([]);
  });
});

describe('an export', () => {
  let root: string;
  let id: string;
  let document: Buffer;
  const exporting = (out: string, ...more: string[]) => [
    ...['export', id, '--store', 'runs', '--format', 'csv', '--out', out, ...more],
  ];

  beforeEach(async () => {
    ({ root, id } = await rootWithRun());
    const { code, out } = await run(root, ...exporting('new/folders/run.csv'));
    expect([code, out]).toEqual([0, `Wrote ${join(root, 'new/folders/run.csv')}\n`]);
    document = await readFile(join(root, 'new/folders/run.csv'));
  });

  test('to standard output, however that is called, is the document alone', async () => {
    const names = isLinux ? ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'] : ['-'];
    for (const name of names) {
      const piped = await run(root, ...exporting(name));
      expect([piped.code, piped.out]).toEqual([0, document.toString()]);
      expect(piped.err).toMatch(/^Wrote .+\.csv\n$/);
      const json = await run(root, ...exporting(name, '--json'));
      expect([json.code, json.out]).toEqual([0, document.toString()]);
      expect(JSON.parse(json.err)).toEqual({ format: 'csv', files: ['-'] });
      const into = join(root, 'redirected.csv');
      await start(root, exporting(name), { into }).ended;
      expect((await readFile(into)).equals(document)).toBe(true);
    }
    expect(await readdir(root)).not.toContain('-');
    // What has several files is their archive there.
    const into = join(root, 'events.zip');
    const args = exporting('-').map((arg) => (arg === 'csv' ? 'tensorboard' : arg));
    const { code } = await start(root, args, { into }).ended;
    expect(code).toBe(0);
    expect((await readFile(into)).subarray(0, 2).toString()).toBe('PK');
  });

  test.skipIf(process.platform === 'win32')(
    'replaces what a link leads to and keeps its rights',
    async () => {
      await writeFile(join(root, 'mine.csv'), 'older');
      await chmod(join(root, 'mine.csv'), 0o600);
      await symlink('mine.csv', join(root, 'link.csv'));
      expect((await run(root, ...exporting('link.csv'))).code).toBe(0);
      expect((await lstat(join(root, 'link.csv'))).isSymbolicLink()).toBe(true);
      expect((await stat(join(root, 'mine.csv'))).mode & 0o777).toBe(0o600);
      expect((await readFile(join(root, 'mine.csv'))).equals(document)).toBe(true);
    },
  );

  test.runIf(isLinux)(
    'goes into a device and leaves it one, or names what it cannot write',
    async () => {
      expect((await run(root, ...exporting('/dev/null'))).code).toBe(0);
      expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
      const full = await run(root, ...exporting(FULL));
      expect([full.code, full.out]).toEqual([1, '']);
      expect(full.err).toContain('could not be written to /dev/full: the disk is full.');

      await writeFile(join(root, 'file'), '');
      const { code, err } = await run(root, ...exporting('file/inside/run.csv'));
      expect(code).toBe(1);
      expect(err).toContain(
        `${join(root, 'file/inside/run.csv')}: a part of the path is no folder.`,
      );
    },
  );
});
