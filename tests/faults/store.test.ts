import { beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../main/store/openStore.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { strikeWith } from './support/faultyFileSystem.ts';
import type { Fault } from './support/faultyFileSystem.ts';
import { diskWith, errorOf, faultyCopy } from './support/filledDisk.ts';
import { UNFLUSHED } from './support/modelDisk.ts';
import type { ModelDisk } from './support/modelDisk.ts';
import { isBetween } from './support/oldOrNew.ts';
import { fillStore, OPERATIONS } from './support/storeOperations.ts';
import { stateAfterRestart, stateOf } from './support/storeState.ts';
import type { StoreState } from './support/storeState.ts';

type Operation = (typeof OPERATIONS)[string];

const FAULTS: Record<string, Omit<Fault, 'at'>> = {
  'an I/O error': { lasts: 'once', short: false, strike: strikeWith('EIO') },
  'a full disk and short writes': { lasts: 'once', short: true, strike: strikeWith('ENOSPC') },
  'a disk that stays full': { lasts: 'forever', short: true, strike: strikeWith('ENOSPC') },
};

let filled: ModelDisk;

beforeAll(async () => {
  filled = await diskWith(fillStore);
});

/** A filled store, open, with faults between it and its disk. */
async function filledStore() {
  const { disk, files } = faultyCopy(filled);
  return { disk, files, store: await openStore('/store', { fileSystem: files }) };
}

async function statesAround(operation: Operation) {
  const { disk, store } = await filledStore();
  const before = await stateOf(store, disk);
  await operation(store);
  const after = await stateOf(store, disk);
  expect(after).not.toEqual(before);
  return { before, after };
}

const isAppend = (name: string) => name.startsWith('append');

describe.each(Object.entries(OPERATIONS))('%s', (name, operation) => {
  function expectOldOrNew(
    seen: StoreState,
    before: StoreState,
    after: StoreState,
    cutMayShow: boolean,
  ) {
    if (cutMayShow && isAppend(name) && isBetween(seen, before, after)) return;
    expect([before, after]).toContainEqual(seen);
  }

  test.each(Object.entries(FAULTS))(
    'leaves old or new at %s, wherever it strikes',
    async (_, fault) => {
      const { before, after } = await statesAround(operation);
      for (let at = 1; ; at++) {
        const { disk, files, store } = await filledStore();
        files.arm({ ...fault, at });
        const error = await errorOf(operation(store));
        const struck = files.count >= at;
        files.arm(null);
        const seen = await stateOf(store, disk);
        expectOldOrNew(seen, before, after, fault.lasts === 'forever');
        // What was begun does not stay to fill a disk that is full.
        if (fault.lasts === 'once') expect(await disk.list('/store/tmp')).toEqual([]);
        if (error === null) expect(seen).toEqual(after);
        else {
          expect(error).toBeInstanceOf(WorkbenchError);
          expect(error).toMatchObject({ code: 'store-write-failed' });
          await operation(store);
          expect(await stateOf(store, disk)).toEqual(after);
        }
        await store.close();
        expect(await stateAfterRestart('/store', disk)).toEqual(after);
        if (!struck) break;
        if (at === 1) expect(error).not.toBeNull();
      }
    },
  );

  test('leaves old or new when the power fails, whatever was not flushed yet', async () => {
    const { before, after } = await statesAround(operation);
    for (let at = 1; ; at++) {
      const { disk, files, store } = await filledStore();
      files.arm({ at, lasts: 'forever', short: true, strike: strikeWith('EIO') });
      const error = await errorOf(operation(store));
      for (let names = 0; names <= disk.pending; names++) {
        for (const unflushed of UNFLUSHED) {
          const seen = await stateAfterRestart('/store', disk.afterPowerLoss(names, unflushed));
          expectOldOrNew(seen, before, after, true);
          if (error === null && !isAppend(name)) expect(seen).toEqual(after);
        }
      }
      if (files.count < at) break;
    }
  });
});
