import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { nodeFileSystem, stampOf } from '../../../main/store/files/fileSystem.ts';
import { freshFolder } from '../../support/freshFolder.ts';

/** Watches what is really flushed. @returns how many files or folders were, so far */
async function flushesIn(folder: string): Promise<() => number> {
  const file = await open(join(folder, 'any'), 'w');
  const sync = vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'sync');
  onTestFinished(() => sync.mockRestore());
  await file.close();
  return () => sync.mock.calls.length;
}

test('a new file is flushed, what is appended waits for it', async () => {
  const folder = await freshFolder();
  const path = join(folder, 'file');
  const flushes = await flushesIn(folder);
  await nodeFileSystem.write(path, Buffer.from('new\n'));
  expect(flushes()).toBe(1);
  await nodeFileSystem.append(path, Buffer.from('more\n'));
  expect(flushes()).toBe(1);
  await nodeFileSystem.flushFile(path);
  await nodeFileSystem.flushFolder(folder);
  expect(flushes()).toBe(process.platform === 'win32' ? 2 : 3);
  expect(Buffer.from(await nodeFileSystem.read(path)).toString()).toBe('new\nmore\n');
});

test('a file that is there is not written over', async () => {
  const path = join(await freshFolder(), 'file');
  await nodeFileSystem.write(path, Buffer.from('first'));
  await expect(nodeFileSystem.write(path, Buffer.from('second'))).rejects.toThrow('EEXIST');
  expect(Buffer.from(await nodeFileSystem.read(path)).toString()).toBe('first');
});

test('a stamp differs between a file and its replacement', async () => {
  const folder = await freshFolder();
  const [path, other] = [join(folder, 'file'), join(folder, 'other')];
  await writeFile(path, 'same');
  await writeFile(other, 'same');
  const stamp = async () => stampOf((await nodeFileSystem.state(path)) ?? expect.fail());
  const before = await stamp();
  expect(await stamp()).toBe(before);
  await nodeFileSystem.rename(other, path);
  expect(await stamp()).not.toBe(before);
});
