import { access, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/store.ts';
import { epochLogLines } from '../../../shared/domain/log.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import {
  checkpointOf,
  chunkOf,
  epochOf,
  experimentCalled,
  FIRST,
  SECOND,
  THIRD,
  timingsOf,
  trainEpoch,
} from './samples.ts';
import { message } from '../../../shared/errors/message.ts';

async function freshStore(): Promise<Store> {
  return openStore(join(await freshFolder(), 'store'));
}

async function reopened(store: Store): Promise<Store> {
  await store.close();
  return openStore(store.folder);
}

describe('opening', () => {
  test('makes the folder where only it is missing', async () => {
    const folder = join(await freshFolder(), 'store');
    const store = await openStore(folder);
    expect(store.readOnly).toBeNull();
    expect(await store.list()).toEqual({ experiments: [], damaged: [] });
  });

  test('does not make up the folders above it', async () => {
    const parent = await freshFolder();
    const opening = openStore(join(parent, 'disk', 'store'));
    await expect(opening).rejects.toMatchObject({ code: 'store-unusable' });
    expect(await readdir(parent)).toEqual([]);
  });

  test('refuses a file in its place, and a file on the way', async () => {
    const file = join(await freshFolder(), 'file');
    await writeFile(file, 'text');
    await expect(openStore(file)).rejects.toMatchObject({ code: 'store-unusable' });
    await expect(openStore(join(file, 'x'))).rejects.toMatchObject({ code: 'store-unusable' });
    expect(await readFile(file, 'utf8')).toBe('text');
  });

  test('works through a link that the person made to the folder', async () => {
    const parent = await freshFolder();
    await mkdir(join(parent, 'real'));
    await symlink(join(parent, 'real'), join(parent, 'link'));
    const store = await openStore(join(parent, 'link'));
    await store.create(experimentCalled(FIRST));
    await trainEpoch(store, FIRST, 1);
    expect(await store.loadCheckpoint(FIRST, 1)).toEqual(checkpointOf(1));
    expect(await readdir(join(parent, 'real'))).toContain(FIRST);
  });

  test.each(['running', 'paused'] as const)(
    'makes a run that was left %s interrupted, with a reason',
    async (status) => {
      const store = await freshStore();
      await store.create(experimentCalled(FIRST, { status }));
      await store.create(experimentCalled(SECOND, { status: 'failed', reason: 'its own' }));
      const next = await reopened(store);
      const [second, first] = (await next.list()).experiments;
      expect(first).toMatchObject({
        status: 'interrupted',
        reason: expect.stringMatching(/^The program ended/) as unknown,
      });
      expect(second).toMatchObject({ status: 'failed', reason: 'its own' });
    },
  );

  test('leaves a run that waits for its turn waiting', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST, { status: 'queued' }));
    const [first] = (await (await reopened(store)).list()).experiments;
    expect(first).toMatchObject({ status: 'queued', reason: '' });
  });

  test('leaves runs of another process that is still there as they are', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST, { status: 'running' }));
    const reader = await openStore(store.folder);
    expect((await reader.list()).experiments[0]?.status).toBe('running');
    expect((await store.list()).experiments[0]?.status).toBe('running');
  });
});

describe('a saved run', () => {
  test('is read with the saved values, after a restart too', async () => {
    const store = await freshStore();
    const experiment = experimentCalled(FIRST, {
      name: '<img src=x onerror=alert(1)> ../배치',
      notes: 'line\nline',
      tags: ['=1+1'],
    });
    await store.create(experiment);
    await trainEpoch(store, FIRST, 1);
    const next = await reopened(store);
    const record = await next.load(FIRST);
    expect(record).toMatchObject({
      experiment: { ...experiment, checkpoints: [1], artefacts: expect.anything() as unknown },
      metrics: [chunkOf(1), epochOf(1)],
      timings: timingsOf(1),
      log: epochLogLines(epochOf(1), 'batchNorm').join('\n') + '\n',
      notices: [],
    });
    expect(Object.keys(record.experiment.artefacts).sort()).toEqual(
      checkpointOf(1)
        .files.map(({ path }) => `checkpoints/epoch-001/${path}`)
        .sort(),
    );
    expect(await next.loadCheckpoint(FIRST, 1)).toEqual(checkpointOf(1));
  });

  test('has its lines written the same, in whatever order their keys came', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST));
    await store.create(experimentCalled(SECOND));
    const { kind, epoch, firstStep, loss } = chunkOf(1);
    await store.append(FIRST, { metrics: [{ kind, epoch, firstStep, loss }] });
    const turned = { loss: { plain: loss.plain, bn: loss.bn }, firstStep, kind, epoch };
    await store.append(SECOND, { metrics: [turned] });
    const bytes = (id: string) => readFile(join(store.folder, id, 'metrics.jsonl'), 'utf8');
    expect(await bytes(SECOND)).toBe(await bytes(FIRST));
    expect(await bytes(FIRST)).toMatch(
      /^\{"kind":"chunk","epoch":1,"firstStep":1,"loss":\{"bn":\[/,
    );
  });

  test('refuses numbers that JSON cannot hold, and keeps what it has', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST));
    const line = { ...chunkOf(1), loss: { bn: [NaN], plain: [1] } };
    await expect(store.append(FIRST, { metrics: [line] })).rejects.toThrow();
    expect((await store.load(FIRST)).metrics).toEqual([]);
  });

  test('is created once', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST));
    await store.update(FIRST, { name: 'changed' });
    await expect(store.create(experimentCalled(FIRST))).rejects.toThrow('taken');
    await store.delete(FIRST);
    await expect(store.create(experimentCalled(FIRST))).rejects.toThrow('taken');
  });

  test('keeps every one of many changes asked for at once', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST));
    const epochs = Array.from({ length: 5 }, (_, at) => at + 1);
    await Promise.all([
      store.update(FIRST, { name: 'new name' }),
      ...epochs.map((epoch) => store.saveCheckpoint(FIRST, checkpointOf(epoch))),
      store.update(FIRST, { notes: 'new notes' }),
      ...epochs.map((epoch) => store.append(FIRST, { metrics: [epochOf(epoch)] })),
    ]);
    const { experiment, metrics } = await store.load(FIRST);
    expect(experiment).toMatchObject({
      name: 'new name',
      notes: 'new notes',
      checkpoints: epochs,
    });
    expect(metrics).toEqual(epochs.map(epochOf));
  });

  test('refuses a change that would make it unreadable', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST));
    await expect(store.update(FIRST, { name: '' })).rejects.toThrow();
    expect((await store.load(FIRST)).experiment.name).toBe(`run ${FIRST}`);
  });

  test('that has finished notices when its curves are changed', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST));
    await trainEpoch(store, FIRST, 1);
    const { artefacts } = await store.finish(FIRST);
    expect(Object.keys(artefacts)).toEqual(
      expect.arrayContaining(['metrics.jsonl', 'timings.jsonl', 'log.txt']),
    );
    expect((await store.load(FIRST)).notices).toEqual([]);
    await writeFile(join(store.folder, FIRST, 'log.txt'), 'other\n');
    expect((await store.load(FIRST)).notices).toEqual([
      message('fileChanged', { file: 'log.txt' }),
    ]);
  });
});

describe('the list', () => {
  test('has the newest first', async () => {
    const store = await freshStore();
    for (const id of [SECOND, FIRST, THIRD]) await store.create(experimentCalled(id));
    expect((await store.list()).experiments.map(({ id }) => id)).toEqual([THIRD, SECOND, FIRST]);
  });

  test('shows a change at once, however alike the file is', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST, { name: 'name 0' }));
    for (const name of ['name 1', 'name 2', 'name 3', 'name 4']) {
      await store.list();
      await store.update(FIRST, { name });
      expect((await store.list()).experiments[0]?.name).toBe(name);
    }
  });

  test('takes no notice of what is not ours', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST));
    await mkdir(join(store.folder, 'my pictures'));
    await writeFile(join(store.folder, '.DS_Store'), '');
    const { experiments, damaged } = await (await reopened(store)).list();
    expect(experiments).toHaveLength(1);
    expect(damaged).toEqual([]);
    await access(join(store.folder, 'my pictures'));
  });
});

describe('the trash', () => {
  test('takes a run and gives it back, after a restart too', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST));
    await trainEpoch(store, FIRST, 1);
    const before = await store.load(FIRST);
    await store.delete(FIRST);
    expect((await store.list()).experiments).toEqual([]);
    await expect(store.load(FIRST)).rejects.toMatchObject({ code: 'experiment-missing' });
    const next = await reopened(store);
    await next.restore(FIRST);
    expect(await next.load(FIRST)).toEqual(before);
    await trainEpoch(next, FIRST, 2);
  });

  test('takes damaged runs too', async () => {
    const store = await freshStore();
    await store.create(experimentCalled(FIRST));
    await writeFile(join(store.folder, FIRST, 'experiment.json'), '{');
    await store.delete(FIRST);
    expect(await store.list()).toEqual({ experiments: [], damaged: [] });
    await store.restore(FIRST);
    expect((await store.list()).damaged).toHaveLength(1);
  });
});

describe('ids', () => {
  test('given out are never given again, not even of runs in the trash', async () => {
    const store = await freshStore();
    const future = '20990101-000000-aaaaaa';
    await store.create(experimentCalled(future));
    await store.delete(future);
    const first = await store.newId();
    const several = await store.withNewIds([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect(several.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    const given = [first, ...several.map(({ id }) => id), await store.newId()];
    expect([future, ...given]).toEqual([future, ...given].toSorted());
    expect(new Set(given).size).toBe(5);
  });

  test.each(['../outside', '..', 'trash', '', 'lock', `${FIRST}/..`, '__proto__'])(
    'that are none (%j) lead nowhere',
    async (id) => {
      const parent = await freshFolder();
      const outside = join(parent, 'outside');
      await mkdir(outside);
      const experiment = JSON.stringify(experimentCalled(FIRST));
      await writeFile(join(outside, 'experiment.json'), experiment);
      const store = await openStore(join(parent, 'store'));
      for (const refused of [
        () => store.load(id),
        () => store.update(id, { name: 'x' }),
        () => store.delete(id),
        () => store.restore(id),
        () => store.loadCheckpoint(id, 1),
        () => store.append(id, { log: ['x'] }),
        () => store.truncateTo(id, 0),
      ]) {
        await expect(refused()).rejects.toMatchObject({ code: 'experiment-missing' });
      }
      expect(await readdir(outside)).toEqual(['experiment.json']);
    },
  );

  test('of a missing run are an error', async () => {
    const store = await freshStore();
    for (const refused of [
      () => store.load(FIRST),
      () => store.finish(FIRST),
      () => store.delete(FIRST),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'experiment-missing' });
    }
  });
});
