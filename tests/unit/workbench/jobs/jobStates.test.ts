import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jobStates, jobsToSubmit, storesIn } from '../../../../main/workbench/jobs/jobStates.ts';
import type { Plan } from '../../../../shared/domain/plan.ts';
import { freshFolder } from '../../../support/freshFolder.ts';
import { benchIn, FATE } from '../scriptedWorkbench.ts';
import { planOf, SWEEP, trainJobs } from './plannedJobs.ts';

const states = async (plan: Plan, ...folders: string[]) =>
  jobStates(plan, (await storesIn(folders)).stores);

/** A plan of a job for each learning rate, which decides its fate. */
async function planOfFates(...learningRates: number[]) {
  const bench = await benchIn(await freshFolder());
  return planOf(bench, {
    ...SWEEP,
    settings: [{ setting: 'learningRate', values: learningRates }],
    repeats: 1,
  });
}

test('jobs are counted over all stores, and those to submit again are reported', async () => {
  const plan = await planOfFates(FATE.none, FATE.reportsFailure, FATE.waitsAfterEpoch2, 0.5, 0.25);
  const root = await freshFolder();
  const inStore = (name: string) => benchIn(root, { storeFolder: join(root, name) });

  await trainJobs(await inStore('a'), plan, [0]);
  const failing = await inStore('b');
  await failing.workbench.call('run:startJobs', { plan, jobs: [1] });
  await failing.until('run:failed');
  const running = await inStore('c');
  await running.workbench.call('run:startJobs', { plan, jobs: [2] });
  await running.until('run:paused');

  const stores = ['a', 'b', 'c'].map((name) => join(root, name));
  const during = await states(plan, ...stores);
  const expected = ['done', 'failed', 'running', 'missing', 'missing'];
  expect(during.map(({ state }) => state)).toEqual(expected);
  expect(during[1]?.reason).not.toBe('');
  expect(during[2]).toMatchObject({ epochs: 3, store: join(root, 'c') });
  expect(jobsToSubmit(during)).toEqual([1, 3, 4]);

  await running.workbench.close();
  const after = await states(plan, ...stores);
  expect(after[2]).toMatchObject({ state: 'interrupted', epoch: 2 });
  expect(jobsToSubmit(after)).toEqual([1, 2, 3, 4]);
});

test('a job in two stores has its better state', async () => {
  const plan = await planOfFates(FATE.none, 0.1);
  const root = await freshFolder();
  const [broken, whole] = [join(root, 'broken'), join(root, 'whole')];
  await trainJobs(await benchIn(root, { storeFolder: broken }), plan, [0]);
  await trainJobs(await benchIn(root, { storeFolder: whole }), plan, [0]);
  await writeFile(join(broken, plan.jobs[0]?.id ?? '', 'experiment.json'), '');
  expect((await states(plan, broken))[0]).toMatchObject({
    state: 'failed',
    reason: 'experiment.json is empty.',
  });
  expect((await states(plan, broken, whole))[0]).toMatchObject({ state: 'done', store: whole });
});

test('a folder without a store is named', async () => {
  const root = await freshFolder();
  expect(await storesIn([join(root, 'nowhere'), root])).toEqual({
    stores: [],
    without: [join(root, 'nowhere'), root],
  });
});
