import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { describeDatasets, loadDataset, locateDataset } from '../../../main/data/findDataset.ts';
import { importFiles } from '../../../main/data/imported/importDataset.ts';
import type { DatasetStatus } from '../../../shared/domain/dataset.ts';
import { errorInWords } from '../../../shared/errors/workbenchError.ts';
import { datasetStatusSchema, IDX_FILES } from '../../../shared/domain/dataset.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { gzipped, idxFile, smallSet, writeFiles } from '../../support/idxSets.ts';
import { linkMnist, MNIST_FOLDER } from '../../support/mnist.ts';
import { containing, matching } from '../../support/textMatchers.ts';

const named = (files: Record<string, Buffer>) =>
  Object.entries(files).map(([name, bytes]) => ({ name, bytes }));

/** Files that look like MNIST from outside (names, headers, lengths) and are not. */
function mnistLookalike(): Record<string, Buffer> {
  return {
    [IDX_FILES.trainImages]: idxFile(0x0803, [60_000, 28, 28], Buffer.alloc(60_000 * 784)),
    [IDX_FILES.trainLabels]: idxFile(0x0801, [60_000], Buffer.alloc(60_000)),
    [IDX_FILES.validImages]: idxFile(0x0803, [10_000, 28, 28], Buffer.alloc(10_000 * 784)),
    [IDX_FILES.validLabels]: idxFile(0x0801, [10_000], Buffer.alloc(10_000)),
  };
}

describe('locateDataset', () => {
  it('needs no place for the built-in digits', async () => {
    expect(await locateDataset('digits', { folder: null, cacheFolder: 'nowhere' })).toEqual({
      kind: 'digits',
    });
  });

  it('names all the ways to get MNIST when it is missing', async () => {
    const places = { folder: null, cacheFolder: await freshFolder() };
    await expect(locateDataset('mnist', places)).rejects.toMatchObject({
      code: 'data-missing',
      nextStep: matching(/data download.*--data FOLDER.*BATCHNORM_WORKBENCH_DATA.*--data digits/),
    });
  });

  it('says what is wrong with a chosen folder that does not have it', async () => {
    const places = { folder: await freshFolder(), cacheFolder: await freshFolder() };
    await expect(locateDataset('mnist', places)).rejects.toMatchObject({
      code: 'data-missing',
      message: containing(IDX_FILES.trainImages),
    });
  });

  it('takes the chosen folder before the cache, and the cache without it', async () => {
    const folder = await writeFiles(await freshFolder(), gzipped(mnistLookalike()));
    const cacheFolder = await freshFolder();
    const cached = await linkMnist(join(cacheFolder, 'mnist'));
    const expected = { kind: 'folder', name: 'MNIST', verifyAsMnist: true };
    expect(await locateDataset('mnist', { folder, cacheFolder })).toEqual({ ...expected, folder });
    expect(await locateDataset('mnist', { folder: null, cacheFolder })).toEqual({
      ...expected,
      folder: cached,
    });
    await rm(join(folder, `${IDX_FILES.trainImages}.gz`));
    expect(await locateDataset('mnist', { folder, cacheFolder })).toEqual({
      ...expected,
      folder: cached,
    });
  });

  it('refuses another set in the chosen folder instead of passing over it', async () => {
    const folder = await writeFiles(await freshFolder(), smallSet());
    await expect(
      locateDataset('mnist', { folder, cacheFolder: await freshFolder() }),
    ).rejects.toMatchObject({
      code: 'data-invalid',
      message: containing('20 and 10'),
    });
  });

  it('knows no set by a name that leads out of its folder', async () => {
    const places = { folder: null, cacheFolder: await freshFolder() };
    for (const id of ['imported-none', 'imported-../../x', '..', '']) {
      await expect(locateDataset(id, places)).rejects.toMatchObject({ code: 'data-missing' });
    }
  });
});

describe('loadDataset', () => {
  it('verifies what locating only looked at from outside', async () => {
    const folder = await writeFiles(await freshFolder(), mnistLookalike());
    const location = await locateDataset('mnist', { folder, cacheFolder: await freshFolder() });
    await expect(loadDataset(location)).rejects.toMatchObject({
      code: 'data-invalid',
      params: { file: IDX_FILES.trainImages },
    });
  });

  it('refuses an imported set whose content is not what was imported', async () => {
    const places = { folder: null, cacheFolder: await freshFolder() };
    const { id } = await importFiles('Small', named(smallSet()), places.cacheFolder);
    const location = await locateDataset(id, places);
    expect((await loadDataset(location)).identity.name).toBe('Small');
    const images = smallSet(3)[IDX_FILES.trainImages] ?? Buffer.alloc(0);
    await writeFile(join(places.cacheFolder, 'imported', id, IDX_FILES.trainImages), images);
    await expect(loadDataset(location)).rejects.toMatchObject({
      code: 'data-invalid',
      message: containing('changed since it was imported'),
    });
  });

  it('loads the real MNIST', async () => {
    const location = await locateDataset('mnist', {
      folder: MNIST_FOLDER,
      cacheFolder: await freshFolder(),
    });
    expect((await loadDataset(location)).identity).toMatchObject({
      name: 'MNIST',
      trainExamples: 60_000,
    });
  });
});

const problemOf = (set: DatasetStatus | undefined): string =>
  set?.problem ? errorInWords(set.problem, 'en').message : '';

describe('describeDatasets', () => {
  it('offers the digits always, and says why MNIST cannot be had', async () => {
    const sets = await describeDatasets({ folder: null, cacheFolder: await freshFolder() });
    expect(sets).toMatchObject([
      { id: 'mnist', available: false, source: 'none', trainExamples: null },
      {
        id: 'digits',
        builtIn: true,
        available: true,
        source: 'drawn',
        trainExamples: 60_000,
        validExamples: 10_000,
      },
    ]);
    expect(problemOf(sets[0])).toMatch(/^MNIST is not on this computer/);
    expect(sets[0]?.attribution).toContain('CC BY-SA 3.0');
    for (const set of sets) expect(datasetStatusSchema.safeParse(set).success).toBe(true);
  });

  it('lists MNIST and imported sets, also a damaged one with the reason', async () => {
    const cacheFolder = await freshFolder();
    await linkMnist(join(cacheFolder, 'mnist'));
    const { known, ...good } = await importFiles('Good one', named(smallSet()), cacheFolder);
    expect(known).toBe(false);
    const cut = await importFiles('Cut one', named(smallSet(5)), cacheFolder);
    const unread = await importFiles('Unread one', named(smallSet(9)), cacheFolder);
    await writeFile(join(cacheFolder, 'imported', cut.id, IDX_FILES.validImages), 'x');
    await writeFile(join(cacheFolder, 'imported', unread.id, 'set.json'), '{"id":');
    const sets = await describeDatasets({ folder: null, cacheFolder });
    expect(sets).toHaveLength(5);
    expect(sets[0]).toMatchObject({
      id: 'mnist',
      available: true,
      source: 'cache',
      trainExamples: 60_000,
      problem: null,
    });
    expect(sets.find((set) => set.id === good.id)).toEqual(good);
    const damaged = sets.find((set) => set.id === cut.id);
    expect(damaged).toMatchObject({ name: 'Cut one', available: false, trainExamples: null });
    expect(problemOf(damaged)).toContain(IDX_FILES.validImages);
    expect(sets.find((set) => set.id === unread.id)).toMatchObject({
      name: unread.id,
      available: false,
    });
  });
});
