import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../../../support/freshFolder.ts';
import { benchIn, FATE } from '../../../unit/workbench/scriptedWorkbench.ts';
import { planOf, SWEEP, trainJobs } from '../../../unit/workbench/jobs/plannedJobs.ts';

test('a plan has the runs that the sweep would have, and saves nothing', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root);
  const plan = await planOf(bench);
  expect(await bench.workbench.call('experiment:list', {})).toEqual({
    experiments: [],
    damaged: [],
  });

  const { ids } = await bench.workbench.call('run:sweep', SWEEP);
  for (const id of ids) await bench.until('run:finished', (event) => event.payload.id === id);
  const { experiments } = await bench.workbench.call('experiment:list', {});
  const queued = experiments.toReversed();
  expect(plan.jobs.map(({ name, config }) => ({ name, config }))).toEqual(
    queued.map(({ name, config }) => ({ name, config })),
  );
  expect({ ...plan.group, id: '' }).toEqual({ ...queued[0]?.group, id: '' });
  expect(plan.jobs.map(({ job }) => job)).toEqual([0, 1, 2, 3]);
  expect(plan.jobs.map(({ id }) => id).sort()).toEqual(plan.jobs.map(({ id }) => id));
});

test('a sweep that cannot be trained is not planned', async () => {
  const { workbench } = await benchIn(await freshFolder());
  const settings = [{ setting: 'batchSize' as const, values: [16, 1_000_000] }];
  await expect(workbench.call('run:plan', { ...SWEEP, settings })).rejects.toMatchObject({
    code: 'config-invalid',
  });
});

test('jobs are trained as planned, and one that is done is left alone', async () => {
  const bench = await benchIn(await freshFolder());
  const plan = await planOf(bench);
  expect(await trainJobs(bench, plan, [1, 2])).toEqual(['started', 'started']);
  const [first] = plan.jobs.slice(1);
  const { experiment } = await bench.workbench.call('experiment:load', { id: first?.id ?? '' });
  expect(experiment).toMatchObject({
    ...{ name: first?.name, config: first?.config, group: plan.group, status: 'finished' },
    ...{ notes: 'planned', tags: ['cluster'] },
  });
  expect(await trainJobs(bench, plan, [0, 1, 2])).toEqual(['started', 'done', 'done']);
  const after = await bench.workbench.call('experiment:load', { id: first?.id ?? '' });
  expect(after.experiment).toEqual(experiment);
});

test('an interrupted job resumes from its last checkpoint', async () => {
  const root = await freshFolder();
  const first = await benchIn(root);
  const config = { ...SWEEP.config, learningRate: FATE.waitsAfterEpoch2 };
  const plan = await planOf(first, { ...SWEEP, config });
  const id = plan.jobs[0]?.id ?? '';
  await first.workbench.call('run:startJobs', { plan, jobs: [0] });
  await first.until('run:paused', (event) => event.payload.id === id);
  await first.workbench.close();

  const second = await benchIn(root);
  const { jobs } = await second.workbench.call('run:startJobs', { plan, jobs: [0] });
  expect(jobs).toEqual([{ job: 0, id, state: 'resumed' }]);
  await second.until('run:finished');
  const epochs = second.events.filter(({ name }) => name === 'epoch:finished');
  expect(epochs).toHaveLength(1);
});

test('a job that is under way in a store is refused there', async () => {
  const root = await freshFolder();
  const first = await benchIn(root);
  const config = { ...SWEEP.config, learningRate: FATE.waitsAfterEpoch2 };
  const plan = await planOf(first, { ...SWEEP, config });
  await first.workbench.call('run:startJobs', { plan, jobs: [0] });
  await first.until('run:paused');

  const second = await benchIn(root);
  const start = (job: number) => second.workbench.call('run:startJobs', { plan, jobs: [job] });
  await expect(start(0)).rejects.toMatchObject({
    code: 'experiment-busy',
    said: { message: { id: 'jobUnderWay', values: { job: 0, folder: join(root, 'store') } } },
  });
  await expect(start(1)).rejects.toMatchObject({ said: { message: { id: 'jobStoreBusy' } } });
});

test('a job whose process died on another computer resumes when the lease there expires', async () => {
  const root = await freshFolder();
  const first = await benchIn(root);
  const plan = await planOf(first);
  await trainJobs(first, plan, [0]);
  await first.workbench.close();
  const lock = join(root, 'store/lock/00000001');
  const here = JSON.parse(await readFile(join(lock, 'released.json'), 'utf8')) as object;
  await writeFile(join(lock, 'owner.json'), JSON.stringify({ ...here, host: 'elsewhere' }));
  const almostOver = Date.now() / 1000 - 58;
  await utimes(join(lock, 'lease'), almostOver, almostOver);

  const second = await benchIn(root);
  expect(await trainJobs(second, plan, [0, 1])).toEqual(['done', 'started']);
});

test('a job whose run was deleted, or is another run, is refused and nothing is begun', async () => {
  const bench = await benchIn(await freshFolder());
  const { workbench } = bench;
  const plan = await planOf(bench);
  await trainJobs(bench, plan, [0]);
  const other = await planOf(bench, { ...SWEEP, config: { ...SWEEP.config, seed: 9 } });
  const id = plan.jobs[0]?.id ?? '';
  const mixed = { ...other, jobs: other.jobs.map((run, at) => (at === 0 ? { ...run, id } : run)) };
  await expect(
    workbench.call('run:startJobs', { plan: mixed, jobs: [1, 0] }),
  ).rejects.toMatchObject({ said: { message: { id: 'jobOtherRun' } } });
  await workbench.call('experiment:delete', { id });
  await expect(workbench.call('run:startJobs', { plan, jobs: [1, 0] })).rejects.toMatchObject({
    code: 'plan-refused',
    said: { message: { id: 'jobInTrash' } },
  });
  await expect(workbench.call('run:startJobs', { plan, jobs: [4] })).rejects.toMatchObject({
    said: { message: { id: 'jobNotPlanned', values: { job: 4, last: 3 } } },
  });
  expect((await workbench.call('experiment:list', {})).experiments).toEqual([]);
});
