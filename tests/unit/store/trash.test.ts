import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../main/store/openStore.ts';
import { readStores } from '../../../main/store/readStores.ts';
import type { Store } from '../../../main/store/store.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { experimentCalled, FIRST, SECOND, THIRD, trainEpoch } from './samples.ts';

/** A store with two deleted runs, one of them trained, and one that is not deleted. */
async function storeWithTrash(): Promise<Store> {
  const store = await openStore(join(await freshFolder(), 'store'));
  for (const id of [FIRST, SECOND, THIRD]) await store.create(experimentCalled(id));
  await trainEpoch(store, FIRST, 1);
  await store.delete(FIRST);
  await store.delete(SECOND);
  return store;
}

const idsOf = async (store: Store) => (await store.trashed()).map(({ id }) => id);

test('the trash lists deleted runs, newest first, with name and date', async () => {
  const store = await storeWithTrash();
  const { name, createdAt } = experimentCalled(SECOND);
  const [newest, ...others] = await store.trashed();
  expect(newest).toEqual({ id: SECOND, name, createdAt, problem: null });
  expect(others.map(({ id }) => id)).toEqual([FIRST]);
  await store.restore(SECOND);
  expect(await idsOf(store)).toEqual([FIRST]);
});

test('purging removes the run and no other, after a restart too', async () => {
  const store = await storeWithTrash();
  await store.purge(FIRST);
  await store.purge(FIRST);
  expect(await idsOf(store)).toEqual([SECOND]);
  expect(await readdir(join(store.folder, 'tmp'))).toEqual([]);
  await store.close();
  const next = await openStore(store.folder);
  await expect(next.restore(FIRST)).rejects.toMatchObject({ code: 'experiment-missing' });
  await next.restore(SECOND);
  expect((await next.list()).experiments.map(({ id }) => id)).toEqual([THIRD, SECOND]);
});

test('purging leaves a run that is not in the trash', async () => {
  const store = await storeWithTrash();
  await store.purge(THIRD);
  expect((await store.list()).experiments.map(({ id }) => id)).toEqual([THIRD]);
});

test('a damaged run is listed with the reason, and can be purged', async () => {
  const store = await storeWithTrash();
  await writeFile(join(store.folder, 'trash', SECOND, 'experiment.json'), '{');
  expect((await store.trashed())[0]).toMatchObject({
    ...{ id: SECOND, name: null, createdAt: null },
    problem: { id: 'damageFileNotJson' },
  });
  await store.purge(SECOND);
  expect(await idsOf(store)).toEqual([FIRST]);
});

test('what the store did not put into the trash is neither listed nor purged', async () => {
  const store = await storeWithTrash();
  const trash = join(store.folder, 'trash');
  const outside = await freshFolder();
  await writeFile(join(outside, 'kept.txt'), 'kept');
  await mkdir(join(trash, 'my pictures'));
  await writeFile(join(trash, '20260101-100003-dddddd'), 'a file');
  await symlink(outside, join(trash, '20260101-100004-eeeeee'));
  expect(await idsOf(store)).toEqual([SECOND, FIRST]);
  for (const id of ['my pictures', '..', '20260101-100003-dddddd', '20260101-100004-eeeeee']) {
    await expect(store.purge(id)).rejects.toMatchObject({ code: 'experiment-missing' });
  }
  expect((await readdir(trash)).length).toBe(5);
  expect(await readFile(join(outside, 'kept.txt'), 'utf8')).toBe('kept');
});

test('purging a run removes a link in it, and not what the link leads to', async () => {
  const store = await storeWithTrash();
  const outside = await freshFolder();
  await writeFile(join(outside, 'kept.txt'), 'kept');
  await symlink(outside, join(store.folder, 'trash', FIRST, 'linked'));
  await store.purge(FIRST);
  expect(await idsOf(store)).toEqual([SECOND]);
  expect(await readFile(join(outside, 'kept.txt'), 'utf8')).toBe('kept');
});

test('a trash that became a link to another folder is not followed', async () => {
  const store = await storeWithTrash();
  const elsewhere = join(await freshFolder(), 'elsewhere');
  await rename(join(store.folder, 'trash'), elsewhere);
  await symlink(elsewhere, join(store.folder, 'trash'));
  expect(await store.trashed()).toEqual([]);
  await expect(store.purge(FIRST)).rejects.toMatchObject({ code: 'experiment-missing' });
  expect((await readdir(elsewhere)).sort()).toEqual([FIRST, SECOND]);
});

test('a store that is only read lists its trash and refuses to purge', async () => {
  const store = await storeWithTrash();
  const [reader] = await readStores(store.folder);
  expect(await reader?.store.trashed()).toHaveLength(2);
  await expect(reader?.store.purge(FIRST)).rejects.toMatchObject({ code: 'store-read-only' });
  expect(await idsOf(store)).toEqual([SECOND, FIRST]);
});

test('what a killed purge leaves behind is swept when the store is opened next', async () => {
  const store = await storeWithTrash();
  await store.close();
  await rename(join(store.folder, 'trash', FIRST), join(store.folder, 'tmp', 'half'));
  const next = await openStore(store.folder);
  expect(await readdir(join(store.folder, 'tmp'))).toEqual([]);
  expect(await idsOf(next)).toEqual([SECOND]);
});
