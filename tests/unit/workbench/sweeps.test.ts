import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sweepOf } from '../../../shared/analysis/sweep.ts';
import type { SweepAxis } from '../../../shared/domain/sweep.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { benchIn, FATE, request } from './scriptedWorkbench.ts';

const sweep = (settings: SweepAxis[], repeats = 1) => ({
  ...request({ epochs: 1 }, repeats),
  settings,
});
const rates: SweepAxis = { setting: 'learningRate', values: [0.001, 0.1, 1] };

test('a sweep is one group that knows its settings, and goes through every place before the next seed', async () => {
  const { workbench, until } = await benchIn(await freshFolder());
  const settings: SweepAxis[] = [rates, { setting: 'hiddenSizes', values: [[32], [32, 32]] }];
  const { ids } = await workbench.call('run:sweep', sweep(settings, 2));
  await until('run:finished', ({ payload }) => payload.id === ids.at(-1));
  const { experiments } = await workbench.call('experiment:list', {});
  const runs = experiments.toReversed();
  expect(ids).toHaveLength(12);
  expect(runs.map(({ id }) => id)).toEqual(ids);
  expect(runs.map(({ config }) => config.seed)).toEqual([
    ...Array<number>(6).fill(1),
    ...Array<number>(6).fill(2),
  ]);
  expect(new Set(runs.map(({ group }) => JSON.stringify(group))).size).toBe(1);
  expect(runs[0]?.group).toMatchObject({
    kind: 'sweep',
    name: 'The lab, 1 epoch, built-in digits · learning rate × hidden layers sweep',
    settings: ['learningRate', 'hiddenSizes'],
  });
  expect(runs[0]?.name).toBe(
    'Learning rate 0.001, hidden layers 32, seed 1 · The lab, 1 epoch, built-in digits',
  );
  const measure = { at: 'last', split: 'valid', metric: 'accuracy' } as const;
  const { points } = sweepOf(runs, ['learningRate', 'hiddenSizes'], measure);
  expect(points.map(({ at }) => at)).toEqual([
    [0.001, '32'],
    [0.001, '32, 32'],
    [0.1, '32'],
    [0.1, '32, 32'],
    [1, '32'],
    [1, '32, 32'],
  ]);
  expect(points[0]?.cells.bn).toMatchObject({ runs: 2, value: { n: 2, mean: 0.5 } });
});

test('a sweep with one unusable config leaves the store unchanged', async () => {
  const { workbench } = await benchIn(await freshFolder());
  const refused = (settings: SweepAxis[], repeats = 1) =>
    expect(workbench.call('run:sweep', sweep(settings, repeats))).rejects.toMatchObject({
      code: 'config-invalid',
    });
  await refused([{ setting: 'learningRate', values: [0.1, 1000] }]);
  await refused([{ setting: 'optimizer', values: ['adam', 'adagrad'] }]);
  await refused([{ setting: 'batchSize', values: [32, 2.5] }]);
  await refused([rates, rates]);
  await refused([{ setting: 'epochs', values: Array.from({ length: 11 }, (_, i) => i + 1) }], 100);
  expect((await workbench.call('experiment:list', {})).experiments).toEqual([]);
});

test('the queue is paused as a whole, stopped by group, and resumed', async () => {
  const { workbench, until } = await benchIn(await freshFolder());
  const waits = request({ learningRate: FATE.waitsAfterEpoch2 });
  const { ids: first } = await workbench.call('run:start', waits);
  const { ids: swept } = await workbench.call('run:sweep', sweep([rates]));
  const { ids: last } = await workbench.call('run:start', request({ epochs: 1 }));
  await until('run:paused');
  await workbench.call('queue:hold', {});
  const [id = ''] = first;
  await workbench.call('run:resume', { id });
  await until('run:finished', ({ payload }) => payload.id === id);
  await until('queue:changed', ({ payload }) => payload.held && payload.active.length === 0);
  expect(await workbench.call('queue:describe', {})).toMatchObject({
    active: [],
    waiting: [...swept, ...last],
    held: true,
  });

  const { experiment } = await workbench.call('experiment:load', { id: swept[0] ?? '' });
  const group = experiment.group?.id ?? '';
  expect(await workbench.call('queue:clear', { group })).toEqual({ ids: swept });
  await workbench.call('queue:resume', {});
  await until('run:finished', ({ payload }) => payload.id === last[0]);
  const { experiments } = await workbench.call('experiment:list', {});
  expect(experiments.map(({ status }) => status)).toEqual([
    'finished',
    ...swept.map(() => 'stopped'),
    'finished',
  ]);
});

test('with nothing left to hold back the queue is not held, so that the next run starts', async () => {
  const { workbench, until } = await benchIn(await freshFolder());
  await workbench.call('queue:hold', {});
  expect((await workbench.call('queue:describe', {})).held).toBe(false);
  const { ids } = await workbench.call(
    'run:start',
    request({ learningRate: FATE.waitsAfterEpoch2 }),
  );
  await until('run:paused');
  await workbench.call('run:start', request());
  await workbench.call('queue:hold', {});
  await workbench.call('run:stop', { id: ids[0] ?? '' });
  await workbench.call('queue:clear', { group: null });
  const { ids: next } = await workbench.call('run:start', request({ epochs: 1 }));
  await until('run:finished', ({ payload }) => payload.id === next[0]);
});

test('a comparison is saved, listed by the next start and deleted; a stranger among them is left alone', async () => {
  const root = await freshFolder();
  const first = await benchIn(root);
  const { ids } = await first.workbench.call('run:start', request({ epochs: 1 }));
  await first.until('run:finished');
  const view = {
    name: '배치 </script>',
    ids,
    measure: { split: 'valid', metric: 'loss' },
    alignment: 'step',
  } as const;
  const saved = await first.workbench.call('comparison:save', view);
  const folder = join(root, 'store/comparisons');
  await writeFile(join(folder, 'notes.json'), '{"mine":1}');
  await first.workbench.close();

  const { workbench } = await benchIn(root);
  expect((await workbench.call('comparison:list', {})).comparisons).toEqual([saved]);
  expect(saved).toMatchObject(view);
  await workbench.call('comparison:delete', { id: saved.id });
  expect(await readdir(folder)).toEqual(['notes.json']);
  await expect(workbench.call('comparison:delete', { id: saved.id })).rejects.toMatchObject({
    code: 'experiment-missing',
  });
  expect((await workbench.call('experiment:list', {})).damaged).toEqual([]);
});
