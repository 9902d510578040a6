import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../../support/freshFolder.ts';
import { digestOfRun } from '../../faults/soak/runFiles.ts';
import { benchIn, request } from '../../unit/workbench/scriptedWorkbench.ts';

const WORKER = resolve(import.meta.dirname, '../../../dist/main/worker.js');

/** Trains runs of different networks and seeds with TensorFlow, `atOnce` of them side by side. @returns a digest of each run's files */
async function digestsOf(atOnce: number): Promise<{ digests: string[]; overlap: number }> {
  const root = await freshFolder();
  const bench = await benchIn(root, {
    ...{ atOnce, workerFile: WORKER },
    codeFolder: join(root, 'compiled'),
    freeMemory: () => Infinity,
  });
  const config = request({ epochs: 3, trainSubset: 3200 }, 2);
  const settings = [{ setting: 'hiddenSizes' as const, values: [[32, 32], [64]] }];
  const { ids } = await bench.workbench.call('run:sweep', { ...config, settings });
  await Promise.all(
    ids.map((id) => bench.until('run:finished', ({ payload }) => payload.id === id)),
  );
  const overlap = Math.max(
    ...bench.events.map((event) =>
      event.name === 'queue:changed' ? event.payload.active.length : 0,
    ),
  );
  return { digests: ids.map((id) => digestOfRun(join(root, 'store', id))), overlap };
}

test('a run gives the same bytes alone and beside others', async () => {
  const alone = await digestsOf(1);
  const beside = await digestsOf(3);
  expect([alone.overlap, beside.overlap]).toEqual([1, 3]);
  expect(beside.digests).toEqual(alone.digests);
  expect(new Set(alone.digests).size).toBe(4);
});
