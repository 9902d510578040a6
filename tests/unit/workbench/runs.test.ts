import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { metricsLineSchema } from '../../../shared/domain/metrics.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { limitThreadHeaps } from '../../support/threadHeaps.ts';
import { benchIn, FATE, fixtureWorker, request } from './scriptedWorkbench.ts';
import { message } from '../../../shared/errors/message.ts';

async function onlyId(bench: Awaited<ReturnType<typeof benchIn>>, changes = {}): Promise<string> {
  const { ids } = await bench.workbench.call('run:start', request(changes));
  const [id] = ids;
  if (id === undefined) throw new Error('no run was started');
  return id;
}

test('a run is saved as it is trained, and its events come in order', async () => {
  const bench = await benchIn(await freshFolder());
  const id = await onlyId(bench);
  await bench.until('run:finished');

  const record = await bench.workbench.call('experiment:load', { id });
  expect(record.experiment).toMatchObject({
    name: 'The lab, 3 epochs, built-in digits',
    status: 'finished',
    reason: '',
    checkpoints: [1, 2, 3],
    data: { builtIn: true },
    environment: { tensorflow: 'none' },
    summary: { epochsDone: 3, best: { bn: { epoch: 3 } } },
  });
  expect(record.notices).toEqual([]);
  expect(record.metrics.map(({ kind }) => kind).join(' ')).toBe(
    'chunk chunk epoch chunk chunk epoch chunk chunk epoch',
  );
  expect(record.log.split('\n')[0]).toBe('Data: digits drawn by the program, not MNIST');
  expect(record.log.endsWith('\nLearning finished\n')).toBe(true);

  const news = bench.events.filter(({ name }) => name !== 'experiment:changed');
  const steps = news.flatMap((event) =>
    event.name === 'steps:recorded' ? event.payload.chunks.map((chunk) => chunk.firstStep) : [],
  );
  expect(steps).toEqual([1, 3, 5, 7, 9, 11]);
  for (const [index, event] of news.entries()) {
    if (event.name !== 'epoch:finished') continue;
    const before = news
      .slice(0, index)
      .flatMap((each) => (each.name === 'steps:recorded' ? each.payload.chunks : []));
    expect(before.at(-1)?.epoch).toBe(event.payload.metrics.epoch);
  }
  expect((await bench.workbench.call('queue:describe', {})).active).toEqual([]);
});

test('a run opened during training has every step reported before', async () => {
  const bench = await benchIn(await freshFolder());
  const id = await onlyId(bench, { learningRate: FATE.waitsAfterEpoch2, epochs: 50 });
  const { payload } = await bench.until('steps:recorded');
  const { metrics } = await bench.workbench.call('experiment:load', { id });
  expect(metrics).toEqual(expect.arrayContaining(payload.chunks));
});

test('repeats have consecutive seeds, one group and their turn in order', async () => {
  const bench = await benchIn(await freshFolder());
  const { ids } = await bench.workbench.call('run:start', request({ seed: 5, epochs: 1 }, 3));
  await bench.until('run:finished', ({ payload }) => payload.id === ids[2]);
  const { experiments } = await bench.workbench.call('experiment:list', {});
  const runs = experiments.toReversed();
  expect(runs.map(({ id }) => id)).toEqual(ids);
  expect(runs.map(({ config }) => config.seed)).toEqual([5, 6, 7]);
  expect(runs.map(({ name }) => name)).toEqual(
    [5, 6, 7].map((seed) => `The lab, 1 epoch, built-in digits · seed ${seed}`),
  );
  expect(new Set(runs.map(({ group }) => group?.id)).size).toBe(1);
  const finished = bench.events.flatMap((event) =>
    event.name === 'run:finished' ? [event.payload.id] : [],
  );
  expect(finished).toEqual(ids);
});

test('the queue can be reordered, and a waiting run be taken out', async () => {
  const bench = await benchIn(await freshFolder());
  const first = await onlyId(bench, { learningRate: FATE.waitsAfterEpoch2 });
  const second = await onlyId(bench, { epochs: 1 });
  const third = await onlyId(bench, { epochs: 1 });
  const fourth = await onlyId(bench, { epochs: 1 });
  await bench.until('run:paused');
  await bench.workbench.call('queue:move', { id: fourth, position: 0 });
  await bench.workbench.call('run:stop', { id: third });
  const { active, waiting } = await bench.workbench.call('queue:describe', {});
  expect(active).toMatchObject([
    { id: first, status: 'paused', progress: { step: 8, totalSteps: 12 } },
  ]);
  expect(waiting).toEqual([fourth, second]);
  await expect(bench.workbench.call('experiment:delete', { id: second })).rejects.toMatchObject({
    code: 'experiment-busy',
  });

  await bench.workbench.call('run:resume', { id: first });
  await bench.until('run:finished', ({ payload }) => payload.id === second);
  const { experiments } = await bench.workbench.call('experiment:list', {});
  const statuses = Object.fromEntries(experiments.map(({ id, status }) => [id, status]));
  expect(statuses).toEqual({
    [first]: 'finished',
    [second]: 'finished',
    [third]: 'stopped',
    [fourth]: 'finished',
  });
});

test('a stopped run resumes from its checkpoint with the numbers of one that never stopped', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root);
  const whole = await onlyId(bench);
  const cut = await onlyId(bench, { learningRate: FATE.waitsAfterEpoch2 });
  await bench.until('run:paused');
  await bench.workbench.call('run:stop', { id: cut });
  const stopped = await bench.workbench.call('experiment:load', { id: cut });
  expect(stopped.experiment).toMatchObject({
    status: 'stopped',
    reason: '',
    summary: { epochsDone: 2 },
  });

  await bench.workbench.call('run:resume', { id: cut });
  await bench.until('run:finished', ({ payload }) => payload.id === cut);
  const file = (id: string, name: string) => readFile(join(root, 'store', id, name), 'utf8');
  for (const name of ['metrics.jsonl', 'log.txt', 'checkpoints/epoch-003/plain/weights.bin']) {
    expect(await file(cut, name)).toBe(await file(whole, name));
  }
  await expect(bench.workbench.call('run:resume', { id: cut })).rejects.toMatchObject({
    code: 'run-not-active',
    message: expect.stringContaining('nothing left to train') as string,
  });
});

test.each([
  [FATE.throwsInEpoch2, 'ended unexpectedly'],
  [FATE.hoardsInEpoch2, 'it ran out of memory'],
])(
  'a worker that dies fails its run with the reason, and the next run trains',
  async (fate, why) => {
    limitThreadHeaps(64);
    const bench = await benchIn(await freshFolder());
    const dead = await onlyId(bench, { learningRate: fate });
    const next = await onlyId(bench, { epochs: 1 });
    const failed = await bench.until('run:failed');
    expect(failed.payload).toMatchObject({ id: dead, canRetry: false });
    await bench.until('run:finished', ({ payload }) => payload.id === next);
    const { experiment } = await bench.workbench.call('experiment:load', { id: dead });
    expect(experiment).toMatchObject({
      status: 'failed',
      checkpoints: [1],
      summary: { epochsDone: 1 },
    });
    expect(experiment.reason).toContain(why);
    const states = bench.events.flatMap((event) =>
      event.name === 'engine:changed' ? [event.payload.state] : [],
    );
    expect(states).toEqual(['ready', 'failed', 'starting', 'ready']);
  },
);

test('a worker that cannot load says so in the engine and in the run', async () => {
  const bench = await benchIn(await freshFolder(), { workerFile: fixtureWorker('unusable') });
  await onlyId(bench);
  const failed = await bench.until('run:failed');
  expect(failed.payload.error.code).toBe('native-missing');
  const engine = await bench.workbench.call('engine:describe', {});
  expect(engine).toMatchObject({ state: 'failed', problem: message('engineMissing') });
});

test('a diverging network is reported, and its run continues', async () => {
  const bench = await benchIn(await freshFolder());
  const id = await onlyId(bench, { learningRate: FATE.diverges });
  await bench.until('run:finished');
  const { experiment } = await bench.workbench.call('experiment:load', { id });
  expect(experiment.summary).toMatchObject({ epochsDone: 3, divergedAt: { bn: null, plain: 5 } });
  expect(experiment).toMatchObject({
    status: 'finished',
    reason: expect.stringContaining('step 5') as string,
  });
});

test('when the store goes away the run waits with its state in memory until it is back', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root);
  const id = await onlyId(bench, { learningRate: FATE.waitsAfterEpoch2 });
  await bench.until('run:paused');
  const [store, away] = [join(root, 'store'), join(root, 'unplugged')];
  await rename(store, away);
  await bench.workbench.call('run:resume', { id });
  const failed = await bench.until('run:failed');
  expect(failed.payload).toMatchObject({ canRetry: true, error: { code: 'store-write-failed' } });
  await expect(bench.workbench.call('run:resume', { id })).rejects.toMatchObject({
    code: 'store-write-failed',
  });
  const { active } = await bench.workbench.call('queue:describe', {});
  expect(active).toMatchObject([
    { id, status: 'paused', problem: { code: 'store-write-failed', params: { problem: 'gone' } } },
  ]);

  await rename(away, store);
  await bench.workbench.call('run:resume', { id });
  await bench.until('run:finished');
  const record = await bench.workbench.call('experiment:load', { id });
  expect(record.experiment).toMatchObject({ status: 'finished', checkpoints: [1, 2, 3] });
  expect(record.metrics).toHaveLength(9);
  expect(record.notices).toEqual([]);
  expect(await bench.workbench.call('experiment:verify', { id })).toEqual({ problems: [] });
});

test('a request that cannot be trained leaves no store behind', async () => {
  const root = await freshFolder();
  const { workbench } = await benchIn(root, { dataFolder: join(root, 'nowhere') });
  const start = (changes: object) => workbench.call('run:start', request(changes));
  await expect(start({ dataset: 'mnist' })).rejects.toMatchObject({ code: 'data-missing' });
  await expect(start({ dataset: 'imported-none' })).rejects.toMatchObject({ code: 'data-missing' });
  await expect(start({ trainSubset: 60_000, batchSize: 1 })).rejects.toMatchObject({
    code: 'config-invalid',
  });
  const tooManySeeds = request({ seed: 0xffffffff }, 2);
  await expect(workbench.call('run:start', tooManySeeds)).rejects.toMatchObject({
    code: 'config-invalid',
  });
  await expect(
    workbench.call('run:resume', { id: '20260101-100000-aaaaaa' }),
  ).rejects.toMatchObject({
    code: 'experiment-missing',
  });
  expect(await workbench.call('experiment:list', {})).toEqual({ experiments: [], damaged: [] });
  await expect(readFile(join(root, 'store'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a store that is a file is refused in one sentence', async () => {
  const root = await freshFolder();
  await writeFile(join(root, 'store'), '');
  const { workbench } = await benchIn(root);
  await expect(workbench.call('run:start', request())).rejects.toMatchObject({
    code: 'store-unusable',
  });
});

test('a run without a checkpoint that is whole is not thrown away by resuming it', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root);
  const id = await onlyId(bench, { learningRate: FATE.waitsAfterEpoch2 });
  await bench.until('run:paused');
  await bench.workbench.call('run:stop', { id });
  for (const epoch of ['epoch-001', 'epoch-002']) {
    const folder = join(root, 'store', id, 'checkpoints', epoch);
    await rename(folder, `${folder}-elsewhere`);
    await mkdir(folder);
  }
  await expect(bench.workbench.call('run:resume', { id })).rejects.toMatchObject({
    code: 'checkpoint-missing',
  });
  const text = await readFile(join(root, 'store', id, 'metrics.jsonl'), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => metricsLineSchema.parse(JSON.parse(line)));
  expect(lines).toHaveLength(6);
});
