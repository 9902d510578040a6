import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../main/store/openStore.ts';
import type { Store } from '../../main/store/store.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { freshFolder } from '../support/freshFolder.ts';
import {
  chunkOf,
  experimentCalled,
  FIRST,
  SECOND,
  THIRD,
  trainEpoch,
} from '../unit/store/samples.ts';
import { FaultyFileSystem, strikeWith } from './support/faultyFileSystem.ts';
import { diskWith, errorOf, faultyCopy } from './support/filledDisk.ts';
import { ModelDisk, UNFLUSHED } from './support/modelDisk.ts';
import { fillStore, OPERATIONS } from './support/storeOperations.ts';
import { stateAfterRestart, stateOf } from './support/storeState.ts';
import type { StoreState } from './support/storeState.ts';
import { message } from '../../shared/errors/message.ts';

async function runningRun(store: Store): Promise<void> {
  await fillStore(store);
  await store.create(experimentCalled(THIRD, { status: 'running' }));
  await trainEpoch(store, THIRD, 1);
  await trainEpoch(store, THIRD, 2);
}

let disk: ModelDisk;
let filled: ModelDisk;

beforeAll(async () => {
  disk = await diskWith(runningRun);
  filled = await diskWith(fillStore);
});

const without = (id: string, { runs, ...rest }: StoreState) => ({
  ...rest,
  runs: runs.filter(({ record }) => record.experiment.id !== id),
});

describe('opening', () => {
  test.each(['EIO', 'ENOSPC', 'EROFS', 'EACCES'])(
    'with %s at any of its operations loses nothing and says what is wrong',
    async (code) => {
      const whole = await stateAfterRestart('/store', faultyCopy(disk).disk);
      for (let at = 1; ; at++) {
        const { disk: copy, files } = faultyCopy(disk);
        files.arm({ at, lasts: 'forever', short: true, strike: strikeWith(code) });
        const store = await openStore('/store', { fileSystem: files }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(WorkbenchError);
          expect(error).toMatchObject({ code: 'store-unusable' });
          return null;
        });
        const struck = files.count >= at;
        files.arm(null);
        if (store?.readOnly !== null && store !== null) {
          const refused = await errorOf(store.update(SECOND, { name: 'x' }));
          expect(refused).toMatchObject({ code: 'store-read-only' });
          expect((await stateOf(store, copy)).runs).toHaveLength(3);
        }
        expect(await stateAfterRestart('/store', copy)).toEqual(whole);
        if (!struck) break;
      }
    },
  );

  test('with a power failure at any of its operations loses nothing', async () => {
    const whole = await stateAfterRestart('/store', faultyCopy(disk).disk);
    for (let at = 1; ; at++) {
      const { disk: copy, files } = faultyCopy(disk);
      files.arm({ at, lasts: 'forever', short: true, strike: strikeWith('EIO') });
      await errorOf(openStore('/store', { fileSystem: files }));
      for (let names = 0; names <= copy.pending; names++) {
        for (const unflushed of UNFLUSHED) {
          const after = copy.afterPowerLoss(names, unflushed);
          expect(await stateAfterRestart('/store', after)).toEqual(whole);
        }
      }
      if (files.count < at) break;
    }
  });

  test('a store that only can be read is read, and says so', async () => {
    const { disk: copy, files } = faultyCopy(disk);
    for (const name of ['write', 'append', 'truncate', 'rename', 'makeFolder', 'remove'] as const) {
      files[name] = () => Promise.reject(Object.assign(new Error(name), { code: 'EROFS' }));
    }
    const store = await openStore('/store', { fileSystem: files });
    expect(store.readOnly).toEqual(
      message('storeNoWriting', { problem: message('storeNotWritable') }),
    );
    expect((await stateOf(store, copy)).runs).toHaveLength(3);
    for (const refused of [
      store.newId(),
      store.create(experimentCalled(THIRD)),
      store.delete(FIRST),
      store.truncateTo(FIRST, 0),
      store.append(FIRST, { metrics: [chunkOf(1)] }),
    ]) {
      expect(await errorOf(refused)).toMatchObject({ code: 'store-read-only' });
    }
    await store.close();
  });
});

describe('cutting back to an epoch', () => {
  const cut = (store: Store) => store.truncateTo(SECOND, 2);

  async function expectStillResumable(seen: StoreState, before: StoreState, store: Store) {
    expect(without(SECOND, seen)).toEqual(without(SECOND, before));
    const run = seen.runs.find(({ record }) => record.experiment.id === SECOND);
    expect(run?.record.experiment.checkpoints.slice(0, 2)).toEqual([1, 2]);
    expect(await store.latestCheckpoint(SECOND)).not.toBeNull();
  }

  test.each([true, false])(
    'can be tried again wherever a fault strikes (after a restart: %s)',
    async (restart) => {
      const original = faultyCopy(disk).disk;
      const start = await openStore('/store', { fileSystem: original });
      const before = await stateOf(start, original);
      await cut(start);
      const after = await stateOf(start, original);
      for (let at = 1; ; at++) {
        const { disk: copy, files } = faultyCopy(disk);
        const first = await openStore('/store', { fileSystem: files });
        files.arm({ at, lasts: 'forever', short: true, strike: strikeWith('ENOSPC') });
        const error = await errorOf(cut(first));
        const struck = files.count >= at;
        files.arm(null);
        if (restart) await first.close();
        const store = restart ? await openStore('/store', { fileSystem: copy }) : first;
        await expectStillResumable(await stateOf(store, copy), before, store);
        if (error !== null) await cut(store);
        expect(await stateOf(store, copy)).toEqual(after);
        if (!struck) break;
      }
    },
  );

  test('leaves a run that resumes after a power failure', async () => {
    const before = await stateAfterRestart('/store', faultyCopy(disk).disk);
    for (let at = 1; ; at++) {
      const { disk: copy, files } = faultyCopy(disk);
      const first = await openStore('/store', { fileSystem: files });
      files.arm({ at, lasts: 'forever', short: true, strike: strikeWith('EIO') });
      await errorOf(cut(first));
      for (let names = 0; names <= copy.pending; names++) {
        for (const unflushed of UNFLUSHED) {
          const left = copy.afterPowerLoss(names, unflushed);
          await left.remove('/store/lock');
          const store = await openStore('/store', { fileSystem: left });
          await expectStillResumable(await stateOf(store, left), before, store);
        }
      }
      if (files.count < at) break;
    }
  });
});

test('a checkpoint that survives a power failure has its curves and log with it', async () => {
  const { disk: copy } = faultyCopy(disk);
  const store = await openStore('/store', { fileSystem: copy });
  await trainEpoch(store, SECOND, 4);
  const { record } = (await stateOf(store, copy)).runs[1] ?? {};
  for (const unflushed of UNFLUSHED) {
    const left = copy.afterPowerLoss(0, unflushed);
    const seen = (await stateAfterRestart('/store', left)).runs[1]?.record;
    expect(seen?.experiment.checkpoints).toEqual([1, 2, 3, 4]);
    expect(seen).toEqual(record);
  }
});

test('a finished run is unchanged after a power failure', async () => {
  const { disk: copy } = faultyCopy(disk);
  const store = await openStore('/store', { fileSystem: copy });
  await store.append(SECOND, { log: ['Learning finished'] });
  await store.finish(SECOND);
  const whole = await stateOf(store, copy);
  for (const unflushed of UNFLUSHED) {
    expect(await stateAfterRestart('/store', copy.afterPowerLoss(0, unflushed))).toEqual(whole);
  }
});

describe('a folder that goes away', () => {
  async function openWithRun() {
    const parent = await freshFolder();
    const folder = join(parent, 'store');
    const store = await openStore(folder);
    await store.create(experimentCalled(FIRST));
    return { parent, folder, store };
  }

  const changes = (store: Store) => [
    store.create(experimentCalled(SECOND)),
    store.update(FIRST, { name: 'x' }),
    store.append(FIRST, { log: ['x'] }),
    store.saveCheckpoint(FIRST, { epoch: 1, files: [] }),
    store.delete(FIRST),
    store.newId(),
  ];

  test('is never created again, and works when it is back', async () => {
    const { parent, folder, store } = await openWithRun();
    await rename(folder, `${folder}-unplugged`);
    for (const error of await Promise.all(changes(store).map(errorOf))) {
      expect(error).toMatchObject({ code: 'store-write-failed', params: { problem: 'gone' } });
    }
    expect(await errorOf(store.list())).toMatchObject({ code: 'store-unusable' });
    expect(await errorOf(store.load(FIRST))).toMatchObject({ code: 'store-unusable' });
    expect(await readdir(parent)).toEqual(['store-unplugged']);

    await rename(`${folder}-unplugged`, folder);
    await trainEpoch(store, FIRST, 1);
    expect((await store.load(FIRST)).experiment.checkpoints).toEqual([1]);
    await store.close();
  });

  test('is reported as missing at whichever step of a write it disappears, and the write can be retried', async () => {
    for (const [name, operation] of Object.entries(OPERATIONS)) {
      for (let at = 1; ; at++) {
        const { disk: copy } = faultyCopy(filled);
        let steps = -Infinity;
        const files = new FaultyFileSystem(copy, async () => {
          if (++steps === at) await copy.rename('/store', '/unplugged');
        });
        const store = await openStore('/store', { fileSystem: files });
        steps = 0;
        const error = await errorOf(operation(store));
        const isThrough = steps < at;
        steps = -Infinity;
        if (isThrough) break;
        if (error !== null) {
          const gone = { code: 'store-write-failed', params: { problem: 'gone' } };
          expect(error, `${name}, step ${at}`).toMatchObject(gone);
        }
        expect(await copy.state('/store')).toBeNull();
        await copy.rename('/unplugged', '/store');
        await operation(store);
      }
    }
  });

  test('is not written to when only an empty folder is left in its place', async () => {
    const { folder, store } = await openWithRun();
    await rename(folder, `${folder}-unplugged`);
    await mkdir(folder);
    for (const error of await Promise.all(changes(store).map(errorOf))) {
      expect(error).toMatchObject({ code: 'store-write-failed' });
    }
    expect(await errorOf(store.list())).toMatchObject({ code: 'store-unusable' });
    expect(await readdir(folder)).toEqual([]);
    await store.close();
  });

  test('is not written to when another store is in its place', async () => {
    const { folder, store } = await openWithRun();
    await rename(folder, `${folder}-unplugged`);
    const other = await openStore(folder);
    await other.create(experimentCalled(FIRST, { name: 'of the other store' }));
    const before = await other.load(FIRST);
    for (const error of await Promise.all(changes(store).map(errorOf))) {
      expect(error).toMatchObject({ code: 'store-write-failed', params: { problem: 'gone' } });
    }
    expect((await other.list()).experiments.map(({ id }) => id)).toEqual([FIRST]);
    expect(await other.load(FIRST)).toEqual(before);
    await other.close();
    await store.close();
  });
});
