import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FilesOfDesktop } from '../../../main/electron/files/openedFiles.ts';
import { freshFolder } from '../../support/freshFolder.ts';

async function opened(name: string, make: (path: string) => void) {
  const path = join(await freshFolder(), name);
  make(path);
  const files = new FilesOfDesktop();
  files.open([path]);
  return { files, path, id: files.list()[0]?.id ?? '' };
}
const write = (path: string) => writeFileSync(path, 'epoch\n');

describe('a file that the app is opened with', () => {
  it('is known by its name and an id, never by its path', async () => {
    const { files, path } = await opened('한 실행.csv', write);
    expect(files.list()).toEqual([{ id: expect.any(String) as string, name: '한 실행.csv' }]);
    expect(JSON.stringify(files.list())).not.toContain(path.slice(0, -7));
  });

  it('is read once', async () => {
    const { files, id } = await opened('a.csv', write);
    const content = Buffer.from('epoch\n').toString('base64');
    expect(await files.read(id)).toEqual({ fileName: 'a.csv', content });
    expect(files.list()).toEqual([]);
    await expect(files.read(id)).rejects.toMatchObject({ code: 'import-refused' });
  });

  it('reaches a listener, whether it was opened before or after', async () => {
    const { files, path } = await opened('a.csv', write);
    const told: string[] = [];
    files.watch(({ name }, at) => told.push(`${name} ${at}`));
    files.open([`${path}.more`]);
    expect(told).toEqual([`a.csv ${path}`, `a.csv.more ${path}.more`]);
  });

  it.each([
    ['is gone', () => undefined],
    ['is an empty folder', (path: string) => mkdirSync(path)],
    ['is a pipe', (path: string) => spawnSync('mkfifo', [path])],
  ])('is refused in words when it %s', async (_why, make) => {
    const { files, id } = await opened('a.csv', make);
    await expect(files.read(id)).rejects.toMatchObject({
      code: 'import-refused',
      message: expect.stringMatching(/^a\.csv cannot be imported: [^/]+\.$/) as string,
    });
  });
});
