import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeStatistics } from '../../../shared/formats/statistics.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { benchIn, FATE, request } from './scriptedWorkbench.ts';
import type { Bench } from './scriptedWorkbench.ts';

const FILES = ['layers.jsonl', 'running.bin'];

async function trained(bench: Bench, changes = {}): Promise<string> {
  const { ids } = await bench.workbench.call('run:start', request(changes));
  const [id = ''] = ids;
  await bench.until('run:finished', ({ payload }) => payload.id === id);
  return id;
}

const recordedOf = async (root: string, id: string): Promise<string[]> => {
  const names = await readdir(join(root, 'store', id));
  return names.filter((name) => FILES.includes(name)).sort();
};

test('what is recorded of the layers is kept beside the metrics, with its digest', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root);
  const id = await trained(bench);
  expect(await recordedOf(root, id)).toEqual(FILES);
  const running = decodeStatistics(await readFile(join(root, 'store', id, 'running.bin')));
  expect(running?.records.map(({ step }) => step)).toEqual([2, 4, 6, 8, 10, 12]);
  const { experiment } = await bench.workbench.call('experiment:load', { id });
  expect(Object.keys(experiment.artefacts)).toEqual(expect.arrayContaining(FILES));
});

test('nothing is recorded where the setting says so, or the host', async () => {
  const root = await freshFolder();
  const bench = await benchIn(root);
  await bench.workbench.call('settings:change', { recordLayers: false });
  expect(await recordedOf(root, await trained(bench))).toEqual([]);
  const other = await freshFolder();
  const host = await benchIn(other, { recordLayers: false });
  expect(await recordedOf(other, await trained(host))).toEqual([]);
});

test.each([true, false])(
  'a resumed run is recorded as it was started (recorded: %s), to the last byte',
  async (recordLayers) => {
    const root = await freshFolder();
    const bench = await benchIn(root);
    await bench.workbench.call('settings:change', { recordLayers });
    const whole = await trained(bench);
    const changes = { learningRate: FATE.waitsAfterEpoch2 };
    const { ids } = await bench.workbench.call('run:start', request(changes));
    const [cut = ''] = ids;
    await bench.until('run:paused');
    await bench.workbench.call('run:stop', { id: cut });
    await bench.workbench.call('settings:change', { recordLayers: !recordLayers });
    await bench.workbench.call('run:resume', { id: cut });
    await bench.until('run:finished', ({ payload }) => payload.id === cut);
    expect(await recordedOf(root, cut)).toEqual(recordLayers ? FILES : []);
    for (const file of recordLayers ? FILES : []) {
      const bytesOf = (id: string) => readFile(join(root, 'store', id, file), 'utf8');
      expect(await bytesOf(cut)).toBe(await bytesOf(whole));
    }
  },
);
