import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runsAtOnce } from '../../../main/workbench/runs/runsAtOnce.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { benchIn, FATE, request } from './scriptedWorkbench.ts';
import type { Bench } from './scriptedWorkbench.ts';

const WAITS = { learningRate: FATE.waitsAfterEpoch2 };
const MEGABYTE = 2 ** 20;

async function started(
  { workbench }: Bench,
  ...wanted: Partial<ExperimentConfig>[]
): Promise<string[]> {
  const ids: string[] = [];
  for (const changes of wanted) {
    ids.push(...(await workbench.call('run:start', request(changes))).ids);
  }
  return ids;
}

const paused = ({ until }: Bench, ...ids: string[]) =>
  Promise.all(ids.map((id) => until('run:paused', ({ payload }) => payload.id === id)));
const finished = ({ until }: Bench, ...ids: string[]) =>
  Promise.all(ids.map((id) => until('run:finished', ({ payload }) => payload.id === id)));

/** The queue, each trained run by its id and what it does. */
async function queueOf({ workbench }: Bench) {
  const { active, ...rest } = await workbench.call('queue:describe', {});
  return { ...rest, active: active.map(({ id, status }) => `${id} ${status}`) };
}

test('as many runs as are wanted at once are trained, and the next begins when one of them ends', async () => {
  const bench = await benchIn(await freshFolder(), { atOnce: 2 });
  const ids = await started(bench, WAITS, WAITS, { epochs: 1 }, WAITS);
  const [first = '', second = '', third = '', fourth = ''] = ids;
  await paused(bench, first, second);
  expect(await queueOf(bench)).toMatchObject({
    active: [`${first} paused`, `${second} paused`],
    waiting: [third, fourth],
    atOnce: 2,
    held: false,
    memoryShort: false,
  });
  await bench.workbench.call('run:resume', { id: first });
  await finished(bench, first, third);
  await paused(bench, fourth);
  expect((await queueOf(bench)).active).toEqual([`${second} paused`, `${fourth} paused`]);
});

test('all runs are paused, resumed and stopped together, or each on its own', async () => {
  const bench = await benchIn(await freshFolder(), { atOnce: 3 });
  const long = { epochs: 1000 };
  const ids = await started(bench, long, long, long, long);
  const [first = '', second = '', third = '', fourth = ''] = ids;
  await bench.workbench.call('run:pause', { id: second });
  await paused(bench, second);
  expect((await queueOf(bench)).active).toContain(`${first} running`);
  await bench.workbench.call('queue:hold', {});
  await paused(bench, first, third);
  expect(await queueOf(bench)).toMatchObject({ held: true, waiting: [fourth] });
  await bench.workbench.call('run:stop', { id: third });
  expect((await queueOf(bench)).waiting).toEqual([fourth]);
  await bench.workbench.call('queue:resume', {});
  await Promise.all(
    [first, second].map((id) => bench.until('run:resumed', ({ payload }) => payload.id === id)),
  );
  expect((await queueOf(bench)).active).toContain(`${fourth} running`);
  const stopped = await bench.workbench.call('queue:stop', { group: null });
  expect(stopped.ids.toSorted()).toEqual([first, second, fourth]);
  expect(await queueOf(bench)).toMatchObject({ active: [], waiting: [], held: false });
  const { experiments } = await bench.workbench.call('experiment:list', {});
  expect(new Set(experiments.map(({ status }) => status))).toEqual(new Set(['stopped']));
});

test('stopping a group ends its runs, trained or not, and lets all others be', async () => {
  const bench = await benchIn(await freshFolder(), { atOnce: 2 });
  const [other = ''] = await started(bench, WAITS);
  const { ids } = await bench.workbench.call('run:start', request(WAITS, 3));
  const [last = ''] = await started(bench, WAITS);
  await paused(bench, other, ids[0] ?? '');
  const { experiment } = await bench.workbench.call('experiment:load', { id: ids[0] ?? '' });
  const group = experiment.group?.id ?? '';
  const stopped = await bench.workbench.call('queue:stop', { group });
  expect(stopped.ids).toEqual(ids);
  await paused(bench, last);
  expect((await queueOf(bench)).active).toEqual([`${other} paused`, `${last} paused`]);
});

test('a thread that dies takes only its own run along', async () => {
  const bench = await benchIn(await freshFolder(), { atOnce: 2 });
  const ids = await started(bench, WAITS, { learningRate: FATE.throwsInEpoch2 }, { epochs: 1 });
  const [going = '', dead = '', next = ''] = ids;
  const failed = await bench.until('run:failed');
  expect(failed.payload).toMatchObject({ id: dead, canRetry: false });
  await finished(bench, next);
  await paused(bench, going);
  await bench.workbench.call('run:resume', { id: going });
  await finished(bench, going);
});

test('all runs wait while the store is gone, and end with the same numbers', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root, { atOnce: 2 });
  const ids = await started(bench, WAITS, WAITS);
  await paused(bench, ...ids);
  const [store, away] = [join(root, 'store'), join(root, 'unplugged')];
  await rename(store, away);
  await bench.workbench.call('queue:resume', {});
  await Promise.all(ids.map((id) => bench.until('run:failed', ({ payload }) => payload.id === id)));
  await expect(bench.workbench.call('queue:resume', {})).rejects.toMatchObject({
    code: 'store-write-failed',
  });
  const { active } = await bench.workbench.call('queue:describe', {});
  expect(active.map(({ problem }) => problem?.code)).toEqual(ids.map(() => 'store-write-failed'));
  await rename(away, store);
  await bench.workbench.call('queue:resume', {});
  await finished(bench, ...ids);
  for (const id of ids) {
    expect(await bench.workbench.call('experiment:verify', { id })).toEqual({ problems: [] });
    const { metrics } = await bench.workbench.call('experiment:load', { id });
    expect(metrics).toHaveLength(9);
  }
});

test('with too little memory fewer are trained at once, the queue says so, and a run alone is always tried', async () => {
  let free = 0;
  const bench = await benchIn(await freshFolder(), { atOnce: 3, freeMemory: () => free });
  const ids = await started(bench, WAITS, WAITS, WAITS);
  const [first = '', second = '', third = ''] = ids;
  await paused(bench, first);
  expect(await queueOf(bench)).toMatchObject({
    active: [`${first} paused`],
    waiting: [second, third],
    memoryShort: true,
  });
  // Enough for one, but not for two that have not taken theirs yet.
  free = 600 * MEGABYTE;
  await bench.workbench.call('run:stop', { id: first });
  await paused(bench, second, third);
  const stateAt = bench.events.flatMap((event) =>
    event.name === 'queue:changed' && event.payload.active.length === 1
      ? [event.payload.memoryShort]
      : [],
  );
  expect(stateAt).toContain(true);
  expect(await queueOf(bench)).toMatchObject({ waiting: [], memoryShort: false });
});

test('a change of the setting takes up more runs at once', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root);
  await bench.workbench.call('settings:change', { runsAtOnce: 1 });
  await bench.workbench.close();
  const next = await benchIn(root, { atOnce: undefined });
  const ids = await started(next, WAITS, WAITS);
  await paused(next, ids[0] ?? '');
  expect(await queueOf(next)).toMatchObject({ waiting: [ids[1]], atOnce: 1 });
  await next.workbench.call('settings:change', { runsAtOnce: 2 });
  if (runsAtOnce(2) === 2) await paused(next, ids[1] ?? '');
});

test('closing leaves all that were trained interrupted, and the next start holds the whole group in order', async () => {
  const root = await freshFolder();
  const first = await benchIn(root, { atOnce: 2 });
  const { ids } = await first.workbench.call('run:start', request(WAITS, 4));
  await paused(first, ...ids.slice(0, 2));
  await first.workbench.close();
  const second = await benchIn(root, { atOnce: 2, host: 'web' });
  expect(await queueOf(second)).toMatchObject({ active: [], waiting: ids, held: true });
  await second.workbench.call('queue:resume', {});
  await finished(second, ...ids.slice(0, 2));
  await paused(second, ...ids.slice(2));
});

test.each([
  [0, 1, 1],
  [0, 2, 2],
  [0, 8, 8],
  [1, 8, 1],
  [3, 8, 3],
  [64, 2, 2],
])('%i wanted on %i processors are %i', (wanted, processors, given) => {
  expect(runsAtOnce(wanted, processors)).toBe(given);
});
