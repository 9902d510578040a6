import { readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/store.ts';
import { epochLogLines, LEARNING_FINISHED } from '../../../shared/domain/log.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { checkpointOf, chunkOf, epochOf, experimentCalled, FIRST, trainEpoch } from './samples.ts';

const HEADER = ['Data: digits drawn by the program, not MNIST', ''];

async function startedStore(): Promise<Store> {
  const store = await openStore(join(await freshFolder(), 'store'));
  await store.create(experimentCalled(FIRST));
  await store.append(FIRST, { log: HEADER });
  return store;
}

/** The bytes of every file of the run, by path. */
async function filesOf(store: Store): Promise<Map<string, string>> {
  const folder = join(store.folder, FIRST);
  const files = new Map<string, string>();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    if ((await stat(path)).isFile()) files.set(name, await readFile(path, 'base64'));
  }
  return files;
}

async function finish(store: Store): Promise<void> {
  await store.append(FIRST, { log: [LEARNING_FINISHED] });
  await store.finish(FIRST);
}

async function unbroken(): Promise<Map<string, string>> {
  const store = await startedStore();
  for (const epoch of [1, 2, 3, 4]) await trainEpoch(store, FIRST, epoch);
  await finish(store);
  return filesOf(store);
}

describe('a run that continues', () => {
  test.each([0, 1, 2, 3])(
    'from epoch %i leaves the same files, to the byte, as one that was never interrupted',
    async (epoch) => {
      const store = await startedStore();
      for (let done = 1; done <= epoch; done++) await trainEpoch(store, FIRST, done);
      // The next epoch was under way, and had more to say than it had saved.
      await store.append(FIRST, { metrics: [chunkOf(epoch + 1), epochOf(epoch + 1)] });
      await store.append(FIRST, { timings: [{ step: epoch * 4 + 3, elapsed: 99 }] });
      await store.append(FIRST, { log: epochLogLines(epochOf(epoch + 1), 'batchNorm') });
      await store.close();

      const next = await openStore(store.folder);
      const checkpoint = await next.latestCheckpoint(FIRST);
      expect(checkpoint?.epoch ?? 0).toBe(epoch);
      await next.truncateTo(FIRST, epoch);
      for (let todo = epoch + 1; todo <= 4; todo++) await trainEpoch(next, FIRST, todo);
      await finish(next);
      expect(await filesOf(next)).toEqual(await unbroken());
    },
  );

  test('is cut back further than its newest checkpoint when asked to', async () => {
    const store = await startedStore();
    for (const epoch of [1, 2, 3, 4]) await trainEpoch(store, FIRST, epoch);
    await finish(store);
    const cut = await store.truncateTo(FIRST, 2);
    expect(cut.checkpoints).toEqual([1, 2]);
    expect(Object.keys(cut.artefacts).every((path) => /epoch-00[12]/.test(path))).toBe(true);
    const { metrics, timings, log } = await store.load(FIRST);
    expect(metrics).toEqual([chunkOf(1), epochOf(1), chunkOf(2), epochOf(2)]);
    expect(timings.map(({ step }) => step)).toEqual([4, 4, 8, 8]);
    const lines = [
      ...HEADER,
      ...epochLogLines(epochOf(1), 'batchNorm'),
      ...epochLogLines(epochOf(2), 'batchNorm'),
    ];
    expect(log).toBe(lines.map((line) => `${line}\n`).join(''));
    expect(await readdir(join(store.folder, FIRST, 'checkpoints'))).toEqual([
      'epoch-001',
      'epoch-002',
    ]);
  });

  test('is not cut back to an epoch it never reached', async () => {
    const store = await startedStore();
    await trainEpoch(store, FIRST, 1);
    const before = await filesOf(store);
    await expect(store.truncateTo(FIRST, 2)).rejects.toMatchObject({ code: 'experiment-damaged' });
    expect(await filesOf(store)).toEqual(before);
  });

  test('has its log written again where a power failure took it', async () => {
    const store = await startedStore();
    for (const epoch of [1, 2]) await trainEpoch(store, FIRST, epoch);
    const whole = (await store.load(FIRST)).log;
    await truncate(join(store.folder, FIRST, 'log.txt'), 80);
    await store.append(FIRST, { log: epochLogLines(epochOf(3), 'batchNorm').slice(0, 1) });
    await store.truncateTo(FIRST, 2);
    expect((await store.load(FIRST)).log).toBe(whole);
    await store.append(FIRST, { log: ['next'] });
    expect((await store.load(FIRST)).log).toBe(`${whole}next\n`);
  });
});

describe('checkpoints', () => {
  test('keep the optimizer’s state of the two newest only, on disk and by name', async () => {
    const store = await startedStore();
    for (const epoch of [1, 2, 3, 4]) await trainEpoch(store, FIRST, epoch);
    const names = [...(await filesOf(store)).keys()].filter((name) =>
      name.endsWith('optimizer.bin'),
    );
    expect(names).toEqual([
      'checkpoints/epoch-003/optimizer.bin',
      'checkpoints/epoch-004/optimizer.bin',
    ]);
    const { experiment } = await store.load(FIRST);
    expect(
      Object.keys(experiment.artefacts).filter((path) => path.endsWith('optimizer.bin')),
    ).toEqual(names);
    expect(await store.verify(FIRST)).toEqual([]);
    const { files } = await store.loadCheckpoint(FIRST, 1);
    expect(files).toEqual(checkpointOf(1).files.slice(0, 4));
  });

  test('saved again are fine when the same, and refused when not', async () => {
    const store = await startedStore();
    await trainEpoch(store, FIRST, 1);
    const before = await filesOf(store);
    await store.saveCheckpoint(FIRST, checkpointOf(1));
    expect(await filesOf(store)).toEqual(before);
    const other = { ...checkpointOf(2), epoch: 1 };
    await expect(store.saveCheckpoint(FIRST, other)).rejects.toThrow('another checkpoint');
    expect(await filesOf(store)).toEqual(before);
  });

  test('of before the first epoch can be kept and gone on from', async () => {
    const store = await startedStore();
    await store.saveCheckpoint(FIRST, checkpointOf(0));
    expect(await store.latestCheckpoint(FIRST)).toEqual(checkpointOf(0));
    await trainEpoch(store, FIRST, 1);
    expect((await store.truncateTo(FIRST, 0)).checkpoints).toEqual([0]);
    const { metrics, log } = await store.load(FIRST);
    expect(metrics).toEqual([]);
    expect(log).toBe(HEADER.map((line) => `${line}\n`).join(''));
  });

  test('are not gone on from when their curves are not there', async () => {
    const store = await startedStore();
    await trainEpoch(store, FIRST, 1);
    await store.saveCheckpoint(FIRST, checkpointOf(2));
    expect(await store.latestCheckpoint(FIRST)).toEqual(checkpointOf(1));
  });

  test('of epochs beyond 999 are kept in order', async () => {
    const store = await startedStore();
    await store.saveCheckpoint(FIRST, checkpointOf(1000));
    const { checkpoints } = await store.saveCheckpoint(FIRST, checkpointOf(999));
    expect(checkpoints).toEqual([999, 1000]);
    expect(await store.loadCheckpoint(FIRST, 1000)).toEqual(checkpointOf(1000));
  });
});
