import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportExperiments } from '../../main/exchange/export/exportExperiments.ts';
import { importExperiments } from '../../main/exchange/import/importExperiments.ts';
import { mergeRuns } from '../../main/exchange/merge/mergeRuns.ts';
import { openStore } from '../../main/store/openStore.ts';
import type { Store } from '../../main/store/store.ts';
import type { ExperimentId } from '../../shared/domain/experiment.ts';
import { generatedMetrics } from '../support/generatedExperiments.ts';
import { checkpointOf, saveRun } from '../support/savedRuns.ts';
import { SMALL_CONFIG } from '../support/training.ts';
import { strikeWith } from './support/faultyFileSystem.ts';
import type { Fault } from './support/faultyFileSystem.ts';
import { diskWith, errorOf, faultyCopy } from './support/filledDisk.ts';
import { ModelDisk, UNFLUSHED } from './support/modelDisk.ts';

const NOW = new Date('2026-03-04T05:06:07Z');

let source: Store;
let archive: Uint8Array;

/** How whole runs come into a store. */
const WAYS: Record<string, (store: Store) => Promise<unknown>> = {
  'an archive that is imported': (store) => importExperiments(store, 'runs.zip', archive, NOW),
  'a store that is merged': (store) => mergeRuns(store, [source]),
};

beforeAll(async () => {
  source = await openStore('/store', { fileSystem: new ModelDisk() });
  const config = { ...SMALL_CONFIG, hiddenSizes: [2] };
  const ids: ExperimentId[] = [];
  for (const epochs of [1, 2]) {
    const checkpoints = [checkpointOf(config, epochs)];
    const run = { changes: { config }, ...generatedMetrics(epochs), checkpoints };
    ids.push((await saveRun(source, run)).experiment.id);
  }
  const options = { ids, format: 'archive', language: 'en', epoch: null } as const;
  archive = (await exportExperiments(source, options)).bytes;
});

const emptyStore = async () => faultyCopy(await diskWith(() => Promise.resolve()));

/** A digest of everything of each run; what cannot be read, or is not as it was saved, rejects. */
async function runsIn(store: Store): Promise<Record<string, string>> {
  const { experiments, damaged } = await store.list();
  expect(damaged).toEqual([]);
  const runs: Record<string, string> = {};
  for (const { id } of experiments.toReversed()) {
    const { experiment, notices } = await store.load(id);
    expect(notices).toEqual([]);
    const hash = createHash('sha256').update(JSON.stringify(experiment));
    for (const { path, bytes } of await store.files(id)) hash.update(path).update(bytes);
    runs[id] = hash.digest('hex');
  }
  return runs;
}

const FAULTS: Record<string, Omit<Fault, 'at'>> = {
  'an I/O error': { lasts: 'once', short: false, strike: strikeWith('EIO') },
  'a full disk and short writes': { lasts: 'once', short: true, strike: strikeWith('ENOSPC') },
  'a disk that stays full': { lasts: 'forever', short: true, strike: strikeWith('ENOSPC') },
};

describe.each(Object.entries(WAYS))('%s', (_way, bringIn) => {
  let whole: Record<string, string>;

  /** Each run there is is the whole one. */
  const expectNoneByHalf = (runs: Record<string, string>) => expect(whole).toMatchObject(runs);

  beforeAll(async () => {
    const store = await openStore('/store', { fileSystem: (await emptyStore()).disk });
    await bringIn(store);
    whole = await runsIn(store);
    expect(Object.keys(whole)).toHaveLength(2);
  });

  test.each(Object.entries(FAULTS))(
    'while %s strikes brings whole runs or none, and all of them when it is tried again',
    async (_, fault) => {
      for (let at = 1; ; at++) {
        const { disk, files } = await emptyStore();
        const store = await openStore('/store', { fileSystem: files });
        files.arm({ ...fault, at });
        const error = await errorOf(bringIn(store));
        const struck = files.count >= at;
        files.arm(null);
        expectNoneByHalf(await runsIn(store));
        if (fault.lasts === 'once') expect(await disk.list('/store/tmp')).toEqual([]);
        if (error !== null) {
          expect(error).toMatchObject({
            code: expect.stringMatching(/^store-(write-failed|unusable)$/) as string,
          });
          await bringIn(store);
        }
        expect(await runsIn(store)).toEqual(whole);
        await store.close();
        if (!struck) break;
      }
    },
  );

  test('during a power failure imports whole runs or none, and all of them the next time', async () => {
    for (let at = 1; ; at++) {
      const { disk, files } = await emptyStore();
      const store = await openStore('/store', { fileSystem: files });
      files.arm({ at, lasts: 'forever', short: true, strike: strikeWith('EIO') });
      await errorOf(bringIn(store));
      for (const names of new Set([0, Math.floor(disk.pending / 2), disk.pending])) {
        for (const unflushed of UNFLUSHED) {
          const left: ModelDisk = disk.afterPowerLoss(names, unflushed);
          await left.remove('/store/lock');
          const again = await openStore('/store', { fileSystem: left });
          expectNoneByHalf(await runsIn(again));
          await bringIn(again);
          expect(await runsIn(again)).toEqual(whole);
        }
      }
      if (files.count < at) break;
    }
  });
});
