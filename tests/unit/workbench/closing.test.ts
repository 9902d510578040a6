import { expect, test } from 'vitest';
import { freshFolder } from '../../support/freshFolder.ts';
import { benchIn, FATE, request } from './scriptedWorkbench.ts';
import { sentence } from '../../support/sentences.ts';

test('closing leaves the active run interrupted and the waiting one queued; the next start holds both', async () => {
  const root = await freshFolder();
  const first = await benchIn(root);
  const { ids } = await first.workbench.call(
    'run:start',
    request({ learningRate: FATE.waitsAfterEpoch2 }, 2),
  );
  await first.until('run:paused');
  await first.workbench.close();
  await expect(first.workbench.call('queue:describe', {})).rejects.toMatchObject({
    code: 'not-allowed',
  });
  const one = await benchIn(root);
  const [waiting, active] = (await one.workbench.call('experiment:list', {})).experiments;
  expect(active).toMatchObject({ id: ids[0], status: 'interrupted', summary: { epochsDone: 2 } });
  expect(active?.reason).toContain('while it was training');
  expect(waiting).toMatchObject({ id: ids[1], status: 'queued', reason: '' });
  const nothing = { active: [], waiting: [], held: false };
  expect(await one.workbench.call('queue:describe', {})).toMatchObject(nothing);
  await one.workbench.close();

  const second = await benchIn(root, { host: 'web' });
  expect(await second.workbench.call('queue:describe', {})).toMatchObject({
    active: [],
    waiting: ids,
    held: true,
  });
  const [id = '', otherId = ''] = ids;
  await second.workbench.call('queue:resume', {});
  await second.until('run:finished', ({ payload }) => payload.id === id);
  await second.until('run:started', ({ payload }) => payload.id === otherId);
});

test('a worker that does not respond is ended after the limit, and its reports are saved', async () => {
  const root = await freshFolder();
  const first = await benchIn(root);
  const { ids } = await first.workbench.call(
    'run:start',
    request({ learningRate: FATE.isDeafToStop }),
  );
  await first.until('epoch:finished');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const begun = performance.now();
  await first.workbench.close();
  const took = performance.now() - begun;
  expect([took > 4_000, took < 10_000]).toEqual([true, true]);

  const second = await benchIn(root);
  const [id = ''] = ids;
  const { experiment } = await second.workbench.call('experiment:load', { id });
  expect(experiment).toMatchObject({ status: 'interrupted', checkpoints: [1] });
});

test('a second workbench on the same store reads it, and says who has it', async () => {
  const root = await freshFolder();
  const first = await benchIn(root);
  const { ids } = await first.workbench.call(
    'run:start',
    request({ learningRate: FATE.waitsAfterEpoch2 }),
  );
  await first.until('experiment:changed', ({ payload }) => payload.experiment.status === 'paused');
  const second = await benchIn(root);
  const [id = ''] = ids;
  expect((await second.workbench.call('experiment:load', { id })).experiment.status).toBe('paused');
  const { readOnly } = await second.workbench.call('workbench:describe', {});
  expect(sentence(readOnly)).toContain(String(process.pid));
  await expect(second.workbench.call('run:start', request())).rejects.toMatchObject({
    code: 'store-read-only',
  });
});

test('closing twice, or with nothing open, is fine and makes nothing', async () => {
  const { workbench } = await benchIn(await freshFolder());
  await Promise.all([workbench.close(), workbench.close()]);
});
