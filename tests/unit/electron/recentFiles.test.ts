import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RecentFiles } from '../../../main/electron/files/recentFiles.ts';
import { freshFolder } from '../../support/freshFolder.ts';

async function folderOf(...names: string[]) {
  const folder = await freshFolder();
  const paths = names.map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, '');
  return { folder, paths, kept: join(folder, 'user', 'recent.json') };
}
const open = (file: string) => new RecentFiles(file, () => undefined);

describe('the files opened last', () => {
  it('are kept for the next start, the newest first, each once', async () => {
    const { paths, kept } = await folderOf('a.csv', 'b.csv');
    const [a = '', b = ''] = paths;
    const recent = open(kept);
    for (const path of [a, b, a]) recent.add(path);
    expect(recent.paths).toEqual([a, b]);
    expect(open(kept).paths).toEqual([a, b]);
  });

  it('are ten at most, and without those that are gone', async () => {
    const { paths, kept } = await folderOf(...Array.from({ length: 12 }, (_, n) => `${n}.csv`));
    const recent = open(kept);
    for (const path of paths) recent.add(path);
    expect(recent.paths).toEqual(paths.slice(2).reverse());
    rmSync(paths[11] ?? '');
    expect(recent.paths).toEqual(paths.slice(2, 11).reverse());
  });

  it('can be cleared, and every change is published', async () => {
    const { paths, kept } = await folderOf('a.csv');
    let changes = 0;
    const recent = new RecentFiles(kept, () => (changes += 1));
    recent.add(paths[0] ?? '');
    recent.clear();
    expect([recent.paths, open(kept).paths, changes]).toEqual([[], [], 2]);
  });

  it.each(['', '{', '[1]', '{"paths":[]}'])('are empty where %j was saved', async (text) => {
    const { folder } = await folderOf();
    const kept = join(folder, 'recent.json');
    writeFileSync(kept, text);
    expect(open(kept).paths).toEqual([]);
    expect(readFileSync(kept, 'utf8')).toBe(text);
  });
});
