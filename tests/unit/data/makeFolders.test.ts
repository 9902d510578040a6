import { stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolders, makeFoldersNow } from '../../../main/data/makeFolders.ts';
import { makeFolder } from '../../../scripts/support/folders.mjs';
import { freshFolder } from '../../support/freshFolder.ts';

const MAKERS: [string, (path: string) => Promise<void>][] = [
  ['makeFolders', makeFolders],
  ['makeFoldersNow', (path) => Promise.resolve().then(() => makeFoldersNow(path))],
  ['makeFolder of the scripts', (path) => Promise.resolve().then(() => makeFolder(path))],
];

describe.each(MAKERS)('%s', (_, make) => {
  test('makes all that are missing, and takes one that is there', async () => {
    const path = join(await freshFolder(), 'a', 'b', 'c');
    await make(path);
    await make(path);
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  test('is done when another makes the same at the same time', async () => {
    const path = join(await freshFolder(), 'a', 'b', 'c', 'd');
    await Promise.all(Array.from({ length: 8 }, () => make(path)));
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  test('refuses what is a file, or inside of one', async () => {
    const file = join(await freshFolder(), 'file');
    await writeFile(file, 'mine');
    await expect(make(file)).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(make(join(file, 'a', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  test.runIf(process.platform === 'linux')(
    'ends where the system answers that a folder which is there is not',
    async () => {
      await expect(make('/proc/self/x')).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(make('/proc/x/y/z')).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );

  test.skipIf(process.platform === 'win32')('ends at a link that leads nowhere', async () => {
    const folder = await freshFolder();
    await symlink(join(folder, 'nowhere'), join(folder, 'link'));
    await expect(make(join(folder, 'link', 'a'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
