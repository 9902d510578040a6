import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/store.ts';
import type { HealthLine } from '../../../shared/domain/recording.ts';
import {
  encodeStatisticsHeader,
  encodeStatisticsRecords,
} from '../../../shared/formats/statistics.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { experimentCalled, FIRST, trainEpoch } from './samples.ts';
import { sentences } from '../../support/sentences.ts';

const STEPS = 4;
const FILES = ['layers.jsonl', 'moments.bin', 'running.bin'] as const;

const lineAt = (epoch: number, step: number): HealthLine => {
  const network = {
    layers: [{ quantiles: [-1, 0, step], inactive: 0.5 }],
    gradients: [step, null],
  };
  return { kind: 'health', epoch, step, bn: network, plain: network };
};

const recordAt = (step: number) =>
  encodeStatisticsRecords([{ step, values: Float32Array.of(step, 1, 2, 3) }]);

const headerOf = (kind: 'moments' | 'running') =>
  encodeStatisticsHeader({ kind, every: 1, batchSize: 32, units: [2] });

async function startedStore(): Promise<Store> {
  const store = await openStore(join(await freshFolder(), 'store'));
  onTestFinished(() => store.close());
  await store.create(experimentCalled(FIRST));
  await store.append(FIRST, { health: [lineAt(0, 0)] });
  for (const kind of ['moments', 'running'] as const) {
    await store.append(FIRST, { [kind]: headerOf(kind) });
  }
  return store;
}

/** What an epoch leaves: a record a step, running statistics and health at its end. */
async function recordEpoch(store: Store, epoch: number): Promise<void> {
  for (let step = (epoch - 1) * STEPS + 1; step <= epoch * STEPS; step++) {
    await store.append(FIRST, { moments: recordAt(step) });
  }
  await store.append(FIRST, { running: recordAt(epoch * STEPS) });
  await store.append(FIRST, { health: [lineAt(epoch, epoch * STEPS)] });
  await trainEpoch(store, FIRST, epoch);
}

const pathOf = (store: Store, file: string) => join(store.folder, FIRST, file);
const bytesOf = (store: Store) =>
  Promise.all(FILES.map((file) => readFile(pathOf(store, file), 'base64')));

const stepsIn = async (store: Store) => {
  const { health, moments, running } = await store.recordings(FIRST);
  return {
    health: health.map(({ step }) => step),
    moments: moments?.records.map(({ step }) => step),
    running: running?.records.map(({ step }) => step),
  };
};

test.each([1, 2, 3])(
  'a run resumed from epoch %i leaves the same recordings, to the byte',
  async (epoch) => {
    const whole = await startedStore();
    for (const each of [1, 2, 3, 4]) await recordEpoch(whole, each);
    const store = await startedStore();
    for (let each = 1; each <= epoch; each++) await recordEpoch(store, each);
    // The next epoch was under way, and the power failed in the middle of a record.
    const next = epoch * STEPS + 1;
    await store.append(FIRST, { moments: recordAt(next) });
    await store.append(FIRST, { health: [lineAt(epoch + 1, next)] });
    await appendFile(pathOf(store, 'moments.bin'), recordAt(next + 1).subarray(0, 7));
    await appendFile(pathOf(store, 'layers.jsonl'), '{"kind":"heal');
    await store.truncateTo(FIRST, epoch);
    for (let each = epoch + 1; each <= 4; each++) await recordEpoch(store, each);
    expect(await bytesOf(store)).toEqual(await bytesOf(whole));
  },
);

test('a tail that was cut off is left out on reading, and gone before the next record', async () => {
  const store = await startedStore();
  await recordEpoch(store, 1);
  await store.close();
  await appendFile(pathOf(store, 'running.bin'), recordAt(8).subarray(0, 9));
  await appendFile(pathOf(store, 'layers.jsonl'), '{"kind"');
  const next = await openStore(store.folder);
  onTestFinished(() => next.close());
  expect(await stepsIn(next)).toEqual({ health: [0, 4], moments: [1, 2, 3, 4], running: [4] });
  await next.append(FIRST, { running: recordAt(8) });
  await next.append(FIRST, { health: [lineAt(2, 8)] });
  expect(await stepsIn(next)).toEqual({
    health: [0, 4, 8],
    moments: [1, 2, 3, 4],
    running: [4, 8],
  });
});

test('a recording that lost its beginning is not added to', async () => {
  const store = await startedStore();
  await recordEpoch(store, 1);
  await writeFile(pathOf(store, 'moments.bin'), 'no header\n');
  await store.truncateTo(FIRST, 1);
  await store.append(FIRST, { moments: recordAt(5) });
  expect((await store.recordings(FIRST)).moments).toBeNull();
  expect((await stepsIn(store)).running).toEqual([4]);
});

test('a restarted run has none of its old recordings', async () => {
  const store = await startedStore();
  await recordEpoch(store, 1);
  await store.truncateTo(FIRST, 0);
  expect(await store.recordings(FIRST)).toEqual({ health: [], moments: null, running: null });
});

test('a cut and a missing recording are reported as damage', async () => {
  const store = await startedStore();
  await recordEpoch(store, 1);
  await store.finish(FIRST);
  expect(await store.verify(FIRST)).toEqual([]);
  await truncate(pathOf(store, 'moments.bin'), 140);
  await rm(pathOf(store, 'running.bin'));
  const problems = sentences(await store.verify(FIRST)).join(' ');
  expect(problems).toMatch(/moments\.bin/);
  expect(problems).toMatch(/running\.bin/);
});

test('an archive of a run that was interrupted has its recordings too', async () => {
  const store = await startedStore();
  await recordEpoch(store, 1);
  const paths = (await store.files(FIRST)).map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining([...FILES]));
});
