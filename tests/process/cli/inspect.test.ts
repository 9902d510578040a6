import { expect, test } from 'vitest';
import { join } from 'node:path';
import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import { realBench } from '../workbench/inspectedRun.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { run, rootWithSet } from '../../support/cliProcess.ts';

interface Printed {
  epoch: number;
  mode: string;
  batch: { split: string; indices: number[] };
  bn: { logits: number[][]; loss: number; accuracy: number };
  layers: { mean: number[]; runningMean: number[] }[];
}

test('inspect prints the numbers that the window shows, in the mode asked for', async () => {
  const bench = await realBench();
  const id = await bench.train();
  const { workbench } = bench;
  const { handle } = await workbench.call('inspection:open', { id, epoch: 2 });
  const choice = { order: 'shuffled', split: 'train', size: 48, seed: 1, number: 0 } as const;
  const batch = { drawn: [], choice, shifts: NO_SHIFTS };
  const shown = await workbench.call('inspection:forward', { handle, batch, layers: null });
  const root = await freshFolder();
  const asked = ['--epoch', '2', '--batch-size', '48', '--split', 'train'];
  for (const mode of ['train', 'eval'] as const) {
    const args = [id, '--mode', mode, ...asked, '--store', workbench.storeFolder, '--json'];
    const { code, out, err } = await run(root, 'inspect', ...args);
    expect([code, err]).toEqual([0, '']);
    const printed = JSON.parse(out) as Printed;
    expect(printed).toMatchObject({ id, epoch: 2, mode, batch: { split: 'train' } });
    expect(printed.batch.indices).toEqual(shown.batch.indices);
    expect(printed.bn).toEqual(shown.bn?.[mode]);
    printed.layers.forEach((norm, layer) => {
      expect(norm).toMatchObject(shown.layers[layer]?.modes[mode] ?? {});
      expect(norm.runningMean).toEqual(shown.layers[layer]?.runningMean);
    });
  }
  await bench.close();
});

test('inspect prints each unit, and names an epoch that was not kept', async () => {
  const { root, set } = await rootWithSet();
  const store = join(root, 'runs');
  const trained = await run(root, 'train', '--epochs', '1', '--data', set, '--store', store);
  const id = /runs\/(\S+) after/.exec(trained.out)?.[1] ?? '';
  const { code, out } = await run(
    root,
    'inspect',
    id,
    '--batch-size',
    '1',
    '--mode',
    'train',
    '--store',
    store,
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^mode +train mode$/m);
  expect(out).toContain('PyTorch refuses a batch of one');
  expect(out).toContain('BatchNorm 2, 32 units');
  expect(out.split('\n').filter((line) => /^31 /.test(line))).toHaveLength(2);
  const missing = await run(root, 'inspect', id, '--epoch', '7', '--store', store);
  expect([missing.code, missing.out]).toEqual([1, '']);
  expect(missing.err).toContain('no checkpoint of epoch 7');
});
