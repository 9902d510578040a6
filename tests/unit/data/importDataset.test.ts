import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { locateDataset, loadDataset } from '../../../main/data/findDataset.ts';
import { importFiles } from '../../../main/data/imported/importDataset.ts';
import { readIdxFiles } from '../../../main/data/readDataset.ts';
import { parseConfig } from '../../../shared/domain/config.ts';
import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { gzipped, smallSet, writeFiles } from '../../support/idxSets.ts';
import { MNIST_FOLDER } from '../../support/mnist.ts';

const named = (files: Record<string, Buffer>) =>
  Object.entries(files).map(([name, bytes]) => ({ name, bytes }));

describe('importFiles', () => {
  it('keeps a set that can then be trained on by its id', async () => {
    const cacheFolder = await freshFolder();
    const status = await importFiles('Fashion MNIST', named(gzipped(smallSet())), cacheFolder);
    expect(status).toMatchObject({
      name: 'Fashion MNIST',
      available: true,
      source: 'cache',
      trainExamples: 20,
      validExamples: 10,
    });
    expect(status.id).toMatch(/^imported-fashion-mnist-[0-9a-f]{8}$/);
    expect(parseConfig({ dataset: status.id }).dataset).toBe(status.id);
    const dataset = await loadDataset(
      await locateDataset(status.id, { folder: null, cacheFolder }),
    );
    expect(dataset.identity).toMatchObject({ name: 'Fashion MNIST', builtIn: false });
    expect((await readdir(join(cacheFolder, 'imported', status.id))).sort()).toEqual(
      ['set.json', ...Object.values(IDX_FILES).map((name) => `${name}.gz`)].sort(),
    );
  });

  it('takes names like the usual ones, and refuses others', async () => {
    const names = [
      'kmnist-train-images.idx3-ubyte',
      'KMNIST-train-labels',
      'kmnist-test-images',
      'kmnist-test-labels',
    ];
    const files = Object.values(smallSet()).map((bytes, index) => ({
      name: names[index] ?? '',
      bytes,
    }));
    const cacheFolder = await freshFolder();
    expect((await importFiles('K', files, cacheFolder)).available).toBe(true);
    const [first, ...others] = files;
    const renamed = [{ name: 'pictures', bytes: first?.bytes ?? Buffer.alloc(0) }, ...others];
    await expect(importFiles('K', renamed, cacheFolder)).rejects.toMatchObject({
      code: 'data-missing',
    });
  });

  it('gives every name a usable id', async () => {
    const cacheFolder = await freshFolder();
    for (const [salt, name] of ['손글씨', '../../etc', '-', 'x'.repeat(60), 'A  b__C'].entries()) {
      const { id } = await importFiles(name, named(smallSet(salt)), cacheFolder);
      expect(parseConfig({ dataset: id }).dataset).toBe(id);
    }
    expect(await readdir(join(cacheFolder, 'imported'))).toHaveLength(5);
  });

  it('knows the same content again, gzipped or under another name', async () => {
    const cacheFolder = await freshFolder();
    const first = await importFiles('One', named(smallSet()), cacheFolder);
    expect(first.known).toBe(false);
    expect(await importFiles('Two', named(gzipped(smallSet())), cacheFolder)).toEqual({
      ...first,
      known: true,
    });
    expect((await importFiles('One', named(smallSet(1)), cacheFolder)).id).not.toBe(first.id);
  });

  it('mends a damaged set when it is imported again', async () => {
    const cacheFolder = await freshFolder();
    const first = await importFiles('One', named(smallSet()), cacheFolder);
    const images = join(cacheFolder, 'imported', first.id, IDX_FILES.trainImages);
    await writeFile(images, 'cut');
    expect(await importFiles('Two', named(smallSet()), cacheFolder)).toEqual(first);
    expect(await readFile(images)).toEqual(smallSet()[IDX_FILES.trainImages]);
    expect(await readdir(join(cacheFolder, 'imported'))).toEqual([first.id]);
  });

  it('keeps nothing of a set that is no good', async () => {
    const cacheFolder = await freshFolder();
    const { [IDX_FILES.validLabels]: labels = Buffer.alloc(0), ...others } = smallSet();
    const files = named({ ...others, [IDX_FILES.validLabels]: labels.subarray(0, -1) });
    await expect(importFiles('Cut', files, cacheFolder)).rejects.toMatchObject({
      code: 'data-invalid',
    });
    expect(await readdir(cacheFolder)).toEqual([]);
  });

  it('says so when it cannot be written', async () => {
    const cacheFolder = await freshFolder();
    await writeFile(join(cacheFolder, 'imported'), 'a file where the folder should be');
    await expect(importFiles('One', named(smallSet()), cacheFolder)).rejects.toMatchObject({
      code: 'store-write-failed',
    });
  });

  it('sweeps what a killed import left, and nothing that may still be written', async () => {
    const cacheFolder = await freshFolder();
    const imported = join(cacheFolder, 'imported');
    await mkdir(join(imported, '.incoming-old'), { recursive: true });
    await mkdir(join(imported, '.incoming-young'));
    const yesterday = Date.now() / 1000 - 86_400;
    await utimes(join(imported, '.incoming-old'), yesterday, yesterday);
    const { id } = await importFiles('One', named(smallSet()), cacheFolder);
    expect((await readdir(imported)).sort()).toEqual(['.incoming-young', id]);
  });

  it('puts MNIST itself where MNIST is looked for, whatever it is called', async () => {
    const cacheFolder = await freshFolder();
    await writeFiles(join(cacheFolder, 'mnist'), {
      [IDX_FILES.validLabels]: Buffer.from('a damaged file of the cache'),
    });
    const files = Object.values(await readIdxFiles(MNIST_FOLDER));
    const status = await importFiles('My digits', files, cacheFolder);
    expect(status).toMatchObject({
      id: 'mnist',
      name: 'MNIST',
      source: 'cache',
      available: true,
      trainExamples: 60_000,
    });
    await loadDataset(await locateDataset('mnist', { folder: null, cacheFolder }));
    expect(await readdir(cacheFolder)).toEqual(['mnist']);
  });
});
