import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../../main/store/files/fileSystem.ts';
import type { FileSystem } from '../../../main/store/files/fileSystem.ts';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/store.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { experimentCalled } from './samples.ts';

const COUNT = 150;
const idOf = (at: number) => `20260101-100000-${String(at).padStart(6, '0')}`;

/** A store that was opened and closed once, with enough runs for an index. */
async function indexedFolder(): Promise<string> {
  const folder = join(await freshFolder(), 'store');
  await mkdir(folder);
  for (let at = 0; at < COUNT; at++) {
    await mkdir(join(folder, idOf(at)));
    const text = JSON.stringify(experimentCalled(idOf(at), { artefacts: { 'log.txt': 'x' } }));
    await writeFile(join(folder, idOf(at), 'experiment.json'), text);
  }
  await (await openStore(folder)).close();
  return folder;
}

/** The store, and how many experiment.json it has read. */
async function openCounting(folder: string): Promise<{ store: Store; reads: () => number }> {
  let reads = 0;
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    read: (path) => {
      if (path.endsWith('experiment.json')) reads += 1;
      return nodeFileSystem.read(path);
    },
  };
  return { store: await openStore(folder, { fileSystem }), reads: () => reads };
}

test('an unchanged store is listed without reading its experiments again', async () => {
  const { store, reads } = await openCounting(await indexedFolder());
  const { experiments } = await store.list();
  expect(experiments).toHaveLength(COUNT);
  expect(experiments[0]).toEqual(experimentCalled(idOf(COUNT - 1)));
  expect(reads()).toBe(0);
});

test('what was changed, added or removed by hand is seen', async () => {
  const folder = await indexedFolder();
  const changed = join(folder, idOf(1), 'experiment.json');
  await writeFile(changed, JSON.stringify(experimentCalled(idOf(1), { name: 'by hand' })));
  await writeFile(join(folder, idOf(2), 'experiment.json'), '{');
  await rm(join(folder, idOf(3)), { recursive: true });
  const { store, reads } = await openCounting(folder);
  const { experiments, damaged } = await store.list();
  expect(experiments).toHaveLength(COUNT - 2);
  expect(experiments.find(({ id }) => id === idOf(1))?.name).toBe('by hand');
  expect(damaged.map(({ id }) => id)).toEqual([idOf(2)]);
  expect(reads()).toBeLessThan(5);
});

test('a file put back with its old size is seen by its time', async () => {
  const folder = await indexedFolder();
  const path = join(folder, idOf(1), 'experiment.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('run 2026', 'ran 2026'));
  await utimes(path, new Date(), new Date(Date.now() + 5000));
  const store = await openStore(folder);
  const names = (await store.list()).experiments.map(({ name }) => name);
  expect(names.filter((name) => name.startsWith('ran'))).toHaveLength(1);
});

test('a change is seen where the clock of the disk stands still and the size stays', async () => {
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    state: async (path) => {
      const state = await nodeFileSystem.state(path);
      return state && { ...state, modified: 0 };
    },
  };
  const store = await openStore(await freshFolder(), { fileSystem });
  await store.create(experimentCalled(idOf(1), { name: 'name 1' }));
  await store.list();
  await store.update(idOf(1), { name: 'name 2' });
  expect((await store.list()).experiments[0]?.name).toBe('name 2');
});

test.each(['', 'nonsense', '{"schema":1}'])(
  'an index that is damaged (%j) is not believed',
  async (text) => {
    const folder = await indexedFolder();
    await writeFile(join(folder, 'index.json'), text);
    const { store, reads } = await openCounting(folder);
    expect((await store.list()).experiments).toHaveLength(COUNT);
    expect(reads()).toBe(COUNT);
  },
);

test('an edited index is ignored', async () => {
  const folder = await indexedFolder();
  const path = join(folder, 'index.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replaceAll('run 2026', 'lie 2026'));
  const { experiments } = await (await openStore(folder)).list();
  expect(experiments.every(({ name }) => name.startsWith('run'))).toBe(true);
});

test('an index that was deleted is made again', async () => {
  const folder = await indexedFolder();
  const before = await readFile(join(folder, 'index.json'), 'utf8');
  await rm(join(folder, 'index.json'));
  await (await openStore(folder)).close();
  expect((await readFile(join(folder, 'index.json'), 'utf8')).length).toBe(before.length);
});

test('a list in parts is the whole list, each run and each damaged folder once', async () => {
  const folder = await indexedFolder();
  await writeFile(join(folder, idOf(70), 'experiment.json'), '{');
  await mkdir(join(folder, 'a folder of somebody else'));
  const store = await openStore(folder);
  const whole = await store.list();
  const parts = [await store.list({ limit: 40 })];
  for (let next = parts[0]?.next; next !== undefined; next = parts.at(-1)?.next) {
    parts.push(await store.list({ before: next, limit: 40 }));
  }
  expect(parts[0]?.experiments.map(({ id }) => id)).toContain(idOf(COUNT - 1));
  expect(parts.length).toBeGreaterThan(3);
  expect(parts.flatMap(({ experiments }) => experiments)).toEqual(whole.experiments);
  expect(parts.flatMap(({ damaged }) => damaged)).toEqual(whole.damaged);
});
