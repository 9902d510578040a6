import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportExperiments } from '../../main/exchange/export/exportExperiments.ts';
import { importExperiments } from '../../main/exchange/import/importExperiments.ts';
import { openStore } from '../../main/store/openStore.ts';
import type { Store } from '../../main/store/store.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import type { ExportFormat } from '../../shared/report/exportFormats.ts';
import { encodeSafetensors } from '../../shared/formats/safetensors.ts';
import { freshFolder } from '../support/freshFolder.ts';
import { FIRST, SECOND } from '../unit/store/samples.ts';
import { storeOfTwo } from '../unit/store/storeOfTwo.ts';
import { damaged, damageOf, times } from './support/damage.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

/** Imports, and expects that the file is either taken in whole or refused in words, with nothing left behind. */
async function importsOrRefuses(store: Store, name: string, bytes: Uint8Array): Promise<void> {
  const before = (await store.list()).experiments.length;
  try {
    const { experiments } = await importExperiments(store, name, bytes, NOW);
    for (const { id } of experiments) {
      await store.load(id);
      await store.delete(id);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(WorkbenchError);
    expect((error as WorkbenchError).code).toMatch(/^(import-refused|experiment-damaged)$/);
    expect((error as WorkbenchError).nextStep).not.toBe('');
  }
  const { experiments, damaged: broken } = await store.list();
  expect(experiments).toHaveLength(before);
  expect(broken).toEqual([]);
  expect(await readdir(join(store.folder, 'tmp')).catch(() => [])).toEqual([]);
}

const FILE_NAMES = {
  archive: 'runs.zip',
  csv: 'run.csv',
  'csv-wide': 'run.csv',
  tensorboard: 'events.out.tfevents.1.x',
} as const satisfies Partial<Record<ExportFormat, string>>;

describe('an imported file', () => {
  test.each(Object.entries(FILE_NAMES))('of format %s that is damaged', async (format, name) => {
    const { store } = await storeOfTwo();
    for (const id of [FIRST, SECOND]) await store.finish(id);
    const options = { ids: [FIRST], format: format as ExportFormat, language: 'en', epoch: null };
    const { bytes } = await exportExperiments(
      store,
      options as Parameters<typeof exportExperiments>[1],
    );
    const target = await openStore(join(await freshFolder(), 'store'));
    await fc.assert(
      fc.asyncProperty(damageOf(bytes.length), async (damage) => {
        await importsOrRefuses(target, name, damaged(bytes, damage));
      }),
      times(60),
    );
  });

  test('of safetensors that is damaged', async () => {
    const values = (count: number) => Float32Array.from({ length: count }, (_, at) => at / count);
    const bytes = encodeSafetensors(
      [
        { name: '0.weight', shape: [8, 784], values: values(8 * 784) },
        { name: '0.bias', shape: [8], values: values(8) },
        { name: '2.weight', shape: [10, 8], values: values(80) },
        { name: '2.bias', shape: [10], values: values(10) },
      ],
      {},
    );
    const target = await openStore(join(await freshFolder(), 'store'));
    await fc.assert(
      fc.asyncProperty(damageOf(400), async (damage) => {
        const cut = damage.cut === null ? null : Math.floor((damage.cut / 400) * bytes.length);
        await importsOrRefuses(target, 'net.safetensors', damaged(bytes, { ...damage, cut }));
      }),
      times(60),
    );
  });

  test('of arbitrary bytes under any name', async () => {
    const target = await openStore(join(await freshFolder(), 'store'));
    const names = fc.constantFrom('a.zip', 'a.csv', 'a.safetensors', 'events.out.tfevents.1', 'a');
    const starts = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6]);
    await fc.assert(
      fc.asyncProperty(
        names,
        starts,
        fc.uint8Array({ maxLength: 300 }),
        async (name, start, rest) => {
          await importsOrRefuses(target, name, Uint8Array.from([...start, ...rest]));
        },
      ),
      times(150),
    );
  });
});

test.each([
  'experiment.json',
  'metrics.jsonl',
  'timings.jsonl',
  'log.txt',
  'checkpoints/epoch-003/batchnorm/model.json',
  'checkpoints/epoch-003/batchnorm/weights.bin',
])(
  'a damaged %s never costs another run, nor is it overwritten or taken for good',
  async (file) => {
    const { store, at } = await storeOfTwo();
    for (const id of [FIRST, SECOND]) await store.finish(id);
    const [whole, other] = [await store.load(FIRST), await store.load(SECOND)];
    const checkpoint = await store.loadCheckpoint(FIRST, 3);
    await store.close();
    const bytes = await readFile(at(file));
    await fc.assert(
      fc.asyncProperty(damageOf(bytes.length), async (damage) => {
        const bad = damaged(bytes, damage);
        await writeFile(at(file), bad);
        const again = await openStore(store.folder);
        const { experiments, damaged: broken } = await again.list();
        expect(experiments.length + broken.length).toBe(2);
        expect(await again.load(SECOND)).toEqual(other);
        const read = await again.load(FIRST).catch(refused);
        const problems = await again.verify(FIRST).catch(refused);
        const saved = await again.loadCheckpoint(FIRST, 3).catch(refused);
        await again.close();
        expect(Buffer.from(bad).equals(await readFile(at(file)))).toBe(true);
        // Of a damaged list of files one may be missing, which whoever needs it tells of; none is another.
        for (const each of saved?.files ?? []) expect(checkpoint.files).toContainEqual(each);
        // What is not as it was saved is told of, unless it is what a person may edit by hand.
        const notices = [...(read?.notices ?? []), ...(problems ?? [])];
        const isTold = read === null || saved === null || notices.length > 0;
        if (file !== 'experiment.json') expect(isTold).toBe(true);
        else if (read !== null) expect(read.metrics).toEqual(whole.metrics);
      }),
      times(25),
    );
  },
);

function refused(error: unknown): null {
  if (error instanceof WorkbenchError) return null;
  throw error;
}
