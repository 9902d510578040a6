import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Comparisons } from '../../main/store/comparisons.ts';
import { openStore } from '../../main/store/openStore.ts';
import { readSettings, writeSettings } from '../../main/workbench/settings/settingsFile.ts';
import { savedComparisonSchema } from '../../shared/domain/comparison.ts';
import type { SavedComparison } from '../../shared/domain/comparison.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../shared/domain/settings.ts';
import { freshFolder } from '../support/freshFolder.ts';
import { experimentCalled, FIRST } from '../unit/store/samples.ts';
import { damaged, damageOf, times } from './support/damage.ts';
import { diskWith, faultyCopy } from './support/filledDisk.ts';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value, null, 2));

describe('a settings file', () => {
  const whole = encoded({ ...DEFAULT_SETTINGS, theme: 'dark', threads: 3, dataFolder: '/data' });

  test.each([
    ['that is damaged', damageOf(whole.length).map((damage) => damaged(whole, damage))],
    ['with anything in it', fc.json().map((text) => Buffer.from(text))],
    ['of arbitrary bytes', fc.uint8Array({ maxLength: 60 })],
    [
      'with other values',
      fc
        .record({
          theme: fc.anything(),
          threads: fc.anything(),
          storeFolder: fc.anything({ withNullPrototype: false }),
        })
        .map((changes) => encoded({ ...DEFAULT_SETTINGS, ...withoutBigInts(changes) })),
    ],
  ])('%s is understood, or put aside whole', async (_, files) => {
    const folder = await freshFolder();
    const [file, aside] = [join(folder, 'settings.json'), join(folder, 'settings.damaged.json')];
    await fc.assert(
      fc.asyncProperty(files, async (bytes) => {
        writeFileSync(file, bytes);
        const read = readSettings(folder);
        expect(settingsSchema.parse(read)).toEqual(read);
        const isPutAside = !existsSync(file);
        if (isPutAside) expect(read).toEqual(DEFAULT_SETTINGS);
        expect(Buffer.from(bytes).equals(readFileSync(isPutAside ? aside : file))).toBe(true);
        await writeSettings(folder, { ...read, threads: 2 });
        expect(readSettings(folder)).toEqual({ ...read, threads: 2 });
        if (isPutAside) expect(Buffer.from(bytes).equals(readFileSync(aside))).toBe(true);
        rmSync(aside, { force: true });
      }),
      times(100),
    );
  });
});

/** Not JSON's. */
const withoutBigInts = (value: unknown): object =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? 0 : each)),
  ) as object;

test('an index that is damaged costs no run, nor shows another', async () => {
  const disk = await diskWith(async (store) => {
    // As many as an index is written for.
    for (let at = 0; at < 100; at++) {
      await store.create(experimentCalled(await store.newId(), { name: `run ${at}` }));
    }
    await store.list();
  });
  const bytes = await disk.read('/store/index.json');
  const listed = async (index: Uint8Array) => {
    const { disk: copy } = faultyCopy(disk);
    await copy.remove('/store/index.json');
    await copy.write('/store/index.json', index);
    const store = await openStore('/store', { fileSystem: copy });
    const list = await store.list();
    await store.close();
    return list;
  };
  const whole = await listed(bytes);
  expect(whole.experiments).toHaveLength(100);
  const anywhere = damageOf(bytes.length).map((damage) => damaged(bytes, damage));
  await fc.assert(
    fc.asyncProperty(fc.oneof(anywhere, fc.uint8Array({ maxLength: 200 })), async (index) => {
      expect(await listed(index)).toEqual(whole);
    }),
    times(20),
  );
});

test('a comparison that is damaged is left out or proper, left alone, and costs no other', async () => {
  const comparison = (id: string, name: string): SavedComparison => ({
    ...{ schema: 1, id, name, ids: [FIRST], createdAt: '2026-01-01T00:00:00.000Z' },
    measure: { split: 'valid', metric: 'accuracy' },
    alignment: 'epoch',
  });
  const bad = comparison('11111111-1111-4111-8111-111111111111', 'first');
  const other = comparison('22222222-2222-4222-8222-222222222222', 'second');
  const disk = await diskWith(() => Promise.resolve());
  const store = await openStore('/store', { fileSystem: disk });
  const comparisons = new Comparisons(store, disk);
  for (const each of [bad, other]) await comparisons.save(each);
  const path = `/store/comparisons/${bad.id}.json`;
  const bytes = Buffer.from(await disk.read(path));
  const anywhere = damageOf(bytes.length).map((damage) => damaged(bytes, damage));
  const values = fc.json().map((text) => new Uint8Array(Buffer.from(text)));
  await fc.assert(
    fc.asyncProperty(fc.oneof(anywhere, values), async (content) => {
      await disk.remove(path);
      await disk.write(path, content);
      const list = await comparisons.list();
      expect(list.filter(({ id }) => id === other.id)).toEqual([other]);
      for (const each of list) expect(savedComparisonSchema.parse(each)).toEqual(each);
      const ids = [bad.id, other.id];
      expect(ids).toEqual(expect.arrayContaining(list.map(({ id }) => id)));
      expect(Buffer.from(await disk.read(path)).equals(content)).toBe(true);
    }),
    times(150),
  );
  await comparisons.save(bad);
  expect(await comparisons.list()).toHaveLength(2);
});
