import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../main/store/openStore.ts';
import { EXPERIMENT_SCHEMA_VERSION } from '../../../shared/domain/experiment.ts';
import { checkpointOf, chunkOf, epochOf, FIRST, SECOND, trainEpoch } from './samples.ts';
import { storeOfTwo } from './storeOfTwo.ts';
import { message } from '../../../shared/errors/message.ts';
import { sentences } from '../../support/sentences.ts';

async function flipBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

const EXPERIMENT = 'experiment.json';

describe('an experiment.json', () => {
  const change = (from: string | RegExp, to: string) => async (path: string) => {
    const text = await readFile(path, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(path, changed);
  };
  const damages: Record<string, [(path: string) => Promise<void>, RegExp]> = {
    'that is cut': [(path) => truncate(path, 100), /not readable JSON/],
    'that is empty': [(path) => truncate(path, 0), /empty/],
    'of zeros': [(path) => writeFile(path, Buffer.alloc(500)), /not readable JSON/],
    'that is missing': [(path) => rm(path), /missing/],
    'of a newer version': [
      change(/"schema": \d+/, `"schema": ${EXPERIMENT_SCHEMA_VERSION + 1}`),
      /newer version.*schema \d/,
    ],
    'of another run': [change(`"id": "${FIRST}"`, `"id": "${SECOND}"`), /another experiment/],
    'with a setting out of range': [
      change('"batchSize": 32', '"batchSize": 1'),
      /config\.batchSize/,
    ],
    'with a setting nobody knows': [change('"config": {', '"config": { "extra": 1,'), /extra/],
    'that is a list': [(path) => writeFile(path, '[]'), /not as it should be/],
    'that is a folder': [
      (path) =>
        rm(path)
          .then(() => mkdir(path))
          .then(() => undefined),
      /not a file/,
    ],
  };

  test.each(Object.entries(damages))(
    '%s is shown with the reason; the others load, and nothing is touched',
    async (_, [damage, reason]) => {
      const { store, at } = await storeOfTwo();
      await damage(at(EXPERIMENT));
      const before = await readFile(at(EXPERIMENT)).catch(() => null);
      await store.close();
      const next = await openStore(store.folder);
      const { experiments, damaged } = await next.list();
      expect(experiments.map(({ id }) => id)).toEqual([SECOND]);
      expect(damaged.map(({ id }) => id)).toEqual([FIRST]);
      expect(sentences(damaged.map((one) => one.reason)).join()).toMatch(reason);
      expect((await next.load(SECOND)).notices).toEqual([]);
      expect(await next.verify(SECOND)).toEqual([]);
      for (const refused of [
        () => next.load(FIRST),
        () => next.verify(FIRST),
        () => next.update(FIRST, { name: 'x' }),
        () => next.saveCheckpoint(FIRST, checkpointOf(4)),
        () => next.truncateTo(FIRST, 1),
        () => next.loadCheckpoint(FIRST, 1),
        () => next.latestCheckpoint(FIRST),
      ]) {
        await expect(refused()).rejects.toMatchObject({ code: 'experiment-damaged' });
      }
      expect(await readFile(at(EXPERIMENT)).catch(() => null)).toEqual(before);
      expect(await readdir(at('checkpoints'))).toEqual(['epoch-001', 'epoch-002', 'epoch-003']);
    },
  );

  test('in a renamed folder is listed as damaged', async () => {
    const { store, at } = await storeOfTwo();
    await rename(at('.'), join(store.folder, `${FIRST} copy`));
    const { damaged } = await store.list();
    expect(damaged).toEqual([{ id: `${FIRST} copy`, reason: message('damageFolderName') }]);
  });
});

describe('a checkpoint', () => {
  const weights = 'checkpoints/epoch-003/batchnorm/weights.bin';
  const damages: Record<string, [(path: string) => Promise<void>, string]> = {
    flipped: [flipBit, 'is not as it was saved'],
    cut: [(path) => truncate(path, 100), 'is not as it was saved'],
    missing: [(path) => rm(path), 'is missing'],
  };

  test.each(Object.entries(damages))(
    'with a file %s is refused, and the one before it is offered',
    async (_, [damage, words]) => {
      const { store, at } = await storeOfTwo();
      await damage(at(weights));
      await expect(store.loadCheckpoint(FIRST, 3)).rejects.toMatchObject({
        code: 'experiment-damaged',
        message: `The checkpoint of epoch 3 is damaged: ${weights} ${words}.`,
        nextStep: 'Use the checkpoint of epoch 2 instead.',
        params: { epoch: 3, previous: 2 },
      });
      expect(await store.loadCheckpoint(FIRST, 2)).toMatchObject({ epoch: 2 });
      expect(sentences(await store.verify(FIRST))).toEqual([`${weights} ${words}.`]);
      expect(await store.load(FIRST)).toMatchObject({ metrics: { length: 6 }, notices: [] });
      expect(await store.latestCheckpoint(FIRST)).toEqual(checkpointOf(2));
      expect(await store.latestCheckpoint(SECOND)).toEqual(checkpointOf(3));
    },
  );

  test('offers the next whole checkpoint, or none', async () => {
    const { store, at } = await storeOfTwo();
    for (const epoch of [2, 3]) await flipBit(at(`checkpoints/epoch-00${epoch}/plain/model.json`));
    await expect(store.loadCheckpoint(FIRST, 3)).rejects.toMatchObject({ params: { previous: 1 } });
    await flipBit(at('checkpoints/epoch-001/plain/model.json'));
    const error: unknown = await store.loadCheckpoint(FIRST, 3).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ nextStep: expect.stringContaining('train it again') as unknown });
    expect(error).not.toHaveProperty('params.previous');
    expect(await store.latestCheckpoint(FIRST)).toBeNull();
  });

  test('that never existed is an error that names the one before', async () => {
    const { store } = await storeOfTwo();
    await expect(store.loadCheckpoint(FIRST, 7)).rejects.toMatchObject({
      code: 'checkpoint-missing',
      params: { epoch: 7, previous: 3 },
    });
  });

  test('is made again after a run was cut back behind it', async () => {
    const { store, at } = await storeOfTwo();
    await flipBit(at(weights));
    await store.truncateTo(FIRST, 2);
    await trainEpoch(store, FIRST, 3);
    expect(await store.loadCheckpoint(FIRST, 3)).toEqual(checkpointOf(3));
    expect(await store.verify(FIRST)).toEqual([]);
  });
});

describe('lines', () => {
  test('cut off at the end are left out and noted; what comes next is whole', async () => {
    const { store, at } = await storeOfTwo();
    await store.close();
    for (const file of ['metrics.jsonl', 'timings.jsonl', 'log.txt']) {
      await appendFile(at(file), '{"kind":"epo');
    }
    const next = await openStore(store.folder);
    const { metrics, log, notices } = await next.load(FIRST);
    expect(metrics).toHaveLength(6);
    expect(log).not.toContain('epo"');
    expect(sentences(notices)).toEqual([
      'The last line of metrics.jsonl was cut off and is left out.',
      'The last line of timings.jsonl was cut off and is left out.',
      'The last line of log.txt was cut off and is left out.',
    ]);
    await trainEpoch(next, FIRST, 4);
    const after = await next.load(FIRST);
    expect(after.notices).toEqual([]);
    expect(after.metrics.slice(6)).toEqual([chunkOf(4), epochOf(4)]);
  });

  test('damaged in the middle are left out and counted; the run resumes only from before them', async () => {
    const { store, at } = await storeOfTwo();
    const text = await readFile(at('metrics.jsonl'), 'utf8');
    const lines = text.split('\n');
    lines[2] = '{"kind":"chunk","epoch":2,"firstStep":-1,"loss":{"bn":[],"plain":[]}}';
    await writeFile(at('metrics.jsonl'), lines.join('\n'));
    const { metrics, notices } = await store.load(FIRST);
    expect(metrics).toHaveLength(5);
    expect(sentences(notices)).toEqual([
      '1 of 6 lines of metrics.jsonl cannot be read and are left out, the first is line 3.',
    ]);
    expect(await store.latestCheckpoint(FIRST)).toBeNull();
    await expect(store.truncateTo(FIRST, 2)).rejects.toMatchObject({ code: 'experiment-damaged' });
    expect(await readFile(at('metrics.jsonl'), 'utf8')).toBe(lines.join('\n'));
  });

  test('whose file is missing leave the rest of the run', async () => {
    const { store, at } = await storeOfTwo();
    await rm(at('metrics.jsonl'));
    const { metrics, log, notices } = await store.load(FIRST);
    expect(metrics).toEqual([]);
    expect(log).not.toBe('');
    expect(sentences(notices)).toEqual(['metrics.jsonl is missing.']);
    expect(await store.loadCheckpoint(FIRST, 3)).toEqual(checkpointOf(3));
    await expect(store.append(FIRST, { metrics: [chunkOf(4)] })).rejects.toMatchObject({
      code: 'store-write-failed',
    });
  });
});
