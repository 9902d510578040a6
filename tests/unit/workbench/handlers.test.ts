import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallSet } from '../../support/idxSets.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { benchIn, request } from './scriptedWorkbench.ts';
import type { Bench } from './scriptedWorkbench.ts';

async function finishedRun(bench: Bench): Promise<string> {
  const { ids } = await bench.workbench.call('run:start', request({ epochs: 1 }));
  const [id = ''] = ids;
  await bench.until('run:finished', ({ payload }) => payload.id === id);
  return id;
}

test('a saved run is renamed, annotated, deleted and restored, each with an event', async () => {
  const bench = await benchIn(await freshFolder());
  const { workbench, events } = bench;
  const id = await finishedRun(bench);
  events.length = 0;
  await workbench.call('experiment:rename', { id, name: '<img src=x onerror=alert(1)>' });
  await workbench.call('experiment:annotate', { id, notes: 'mine', tags: ['a'] });
  await workbench.call('experiment:delete', { id });
  expect((await workbench.call('experiment:list', {})).experiments).toEqual([]);
  await workbench.call('experiment:restore', { id });
  const { experiment } = await workbench.call('experiment:load', { id });
  const changed = { name: '<img src=x onerror=alert(1)>', notes: 'mine', tags: ['a'] };
  expect(experiment).toMatchObject({ ...changed, status: 'finished' });
  expect(events.map(({ name }) => name)).toEqual([
    'experiment:changed',
    'experiment:changed',
    'experiment:removed',
    'experiment:changed',
  ]);
});

test('emptying the trash removes the runs it is given and tells of them', async () => {
  const bench = await benchIn(await freshFolder());
  const { workbench, events } = bench;
  const [kept, gone] = [await finishedRun(bench), await finishedRun(bench)];
  await workbench.call('experiment:delete', { id: kept });
  await workbench.call('experiment:delete', { id: gone });
  events.length = 0;
  await workbench.call('trash:empty', { ids: [gone] });
  expect(events).toEqual([{ name: 'trash:emptied', payload: { ids: [gone] } }]);
  const { runs } = await workbench.call('trash:list', {});
  expect(runs.map(({ id }) => id)).toEqual([kept]);
  await workbench.call('experiment:restore', { id: kept });
  expect(await workbench.call('experiment:verify', { id: kept })).toEqual({ problems: [] });
});

test('there is nothing in the trash of a store that does not exist yet', async () => {
  const { workbench } = await benchIn(await freshFolder());
  expect(await workbench.call('trash:list', {})).toEqual({ runs: [] });
});

test('the sample that comes with the app becomes a run of its own, with all it has', async () => {
  const root = await freshFolder();
  const maker = await benchIn(join(root, 'maker'), { storeFolder: join(root, 'samples') });
  const made = await finishedRun(maker);
  const sampleFolder = join(root, 'samples', made);
  const original = await maker.workbench.call('experiment:load', { id: made });
  const { workbench } = await benchIn(root, { sampleFolder });
  const { id } = await workbench.call('experiment:addSample', {});
  expect(id).not.toBe(made);
  const { experiment, ...curves } = await workbench.call('experiment:load', { id });
  expect(experiment).toEqual({ ...original.experiment, id });
  expect(curves).toEqual({
    metrics: original.metrics,
    timings: original.timings,
    log: original.log,
    notices: [],
  });
  expect(await workbench.call('experiment:verify', { id })).toEqual({ problems: [] });
});

test('a copy of the workbench without a sample says so and adds nothing', async () => {
  const { workbench } = await benchIn(await freshFolder());
  await expect(workbench.call('experiment:addSample', {})).rejects.toMatchObject({
    code: 'experiment-missing',
  });
  expect((await workbench.call('experiment:list', {})).experiments).toEqual([]);
});

test('an imported set can be trained on, as far as it goes', async () => {
  const { workbench, until } = await benchIn(await freshFolder());
  const files = Object.entries(smallSet()).map(([name, bytes]) => ({
    name,
    content: bytes.toString('base64'),
  }));
  const { id } = await workbench.call('data:import', { name: 'Small', files });
  const told = await until('data:changed');
  expect(told.payload.sets.map((set) => set.id)).toEqual(['mnist', 'digits', id]);
  const start = (changes: object) =>
    workbench.call('run:start', request({ dataset: id, ...changes }));
  await expect(start({})).rejects.toMatchObject({ params: { setting: 'batchSize' } });
  await expect(start({ batchSize: 5, trainSubset: 21 })).rejects.toMatchObject({
    params: { setting: 'trainSubset' },
  });
  expect((await start({ batchSize: 5 })).ids).toHaveLength(1);
});

test("folders are chosen in the host's dialog only, and a closed dialog changes nothing", async () => {
  const root = await freshFolder();
  const without = await benchIn(join(root, 'a'));
  const choose = { purpose: 'data', action: 'choose' } as const;
  await expect(without.workbench.call('settings:chooseFolder', choose)).rejects.toMatchObject({
    code: 'not-allowed',
  });

  const answers = [root, null];
  const { workbench } = await benchIn(join(root, 'b'), {
    chooseFolder: () => Promise.resolve(answers.shift() ?? null),
  });
  expect((await workbench.call('settings:chooseFolder', choose)).dataFolder).toBe(root);
  expect((await workbench.call('settings:chooseFolder', choose)).dataFolder).toBe(root);
  const reset = await workbench.call('settings:chooseFolder', { ...choose, action: 'reset' });
  expect(reset.dataFolder).toBeNull();
});

test('what does not follow the contract is refused before a handler sees it', async () => {
  const { workbench } = await benchIn(await freshFolder());
  const bad = JSON.parse('{"id":"../../etc","name":"x"}') as { id: string; name: string };
  await expect(workbench.call('experiment:rename', bad)).rejects.toMatchObject({
    code: 'request-invalid',
  });
});

test('a warm workbench is ready before anybody asks for a run', async () => {
  const { workbench, until } = await benchIn(await freshFolder(), { warm: true });
  await until('engine:changed', ({ payload }) => payload.state === 'ready');
  expect(await workbench.call('engine:describe', {})).toMatchObject({
    state: 'ready',
    tensorflow: 'none',
  });
});
