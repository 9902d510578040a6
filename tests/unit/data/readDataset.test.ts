import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { MNIST_DIGEST } from '../../../main/data/mnist/mnistDigests.ts';
import { readIdxFolder } from '../../../main/data/readDataset.ts';
import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { gzipped, idxLabels, smallSet, writeFiles } from '../../support/idxSets.ts';
import { MNIST_FOLDER } from '../../support/mnist.ts';
import { containing, matching } from '../../support/textMatchers.ts';

const small = { name: 'Small', verifyAsMnist: false };

describe('readIdxFolder', () => {
  it('reads a set, its name, counts and digest, gzipped or not alike', async () => {
    const plain = await writeFiles(await freshFolder(), smallSet());
    const packed = await writeFiles(await freshFolder(), gzipped(smallSet()));
    const dataset = await readIdxFolder(plain, small);
    const hash = createHash('sha256');
    for (const name of Object.values(IDX_FILES)) {
      hash.update((smallSet()[name] ?? Buffer.alloc(0)).subarray(name.includes('images') ? 16 : 8));
    }
    expect(dataset.identity).toEqual({
      name: 'Small',
      builtIn: false,
      digest: hash.digest('hex'),
      trainExamples: 20,
      validExamples: 10,
    });
    expect(dataset.train.images).toHaveLength(20 * 784);
    expect(dataset.valid.labels).toHaveLength(10);
    expect(await readIdxFolder(packed, small)).toEqual(dataset);
  });

  it('recognizes gzip by its content, not by its name, and accepts names like the usual ones', async () => {
    const files = Object.entries(smallSet());
    const folder = await writeFiles(
      await freshFolder(),
      Object.fromEntries(
        files.map(([name, bytes]) => [
          `${name.replace('-idx', '.idx').replace('t10k', 'test')}.gz`,
          bytes,
        ]),
      ),
    );
    expect((await readIdxFolder(folder, small)).identity.trainExamples).toBe(20);
  });

  it('names the file that is missing, or says that the folder is', async () => {
    const folder = await writeFiles(await freshFolder(), smallSet());
    await rm(join(folder, IDX_FILES.validLabels));
    await expect(readIdxFolder(folder, small)).rejects.toMatchObject({
      code: 'data-missing',
      message: containing(IDX_FILES.validLabels),
    });
    await expect(readIdxFolder(join(folder, 'no-such'), small)).rejects.toMatchObject({
      code: 'data-missing',
    });
  });

  it('does not guess between two files', async () => {
    const { [IDX_FILES.trainLabels]: labels = Buffer.alloc(0), ...others } = smallSet();
    const folder = await writeFiles(await freshFolder(), {
      ...others,
      'a-train-labels': labels,
      'b-train-labels': labels,
    });
    await expect(readIdxFolder(folder, small)).rejects.toMatchObject({
      code: 'data-invalid',
      message: matching(/a-train-labels and b-train-labels/),
    });
  });

  it('refuses image and label counts that differ, naming the file', async () => {
    const folder = await writeFiles(await freshFolder(), smallSet());
    await writeFile(join(folder, IDX_FILES.trainLabels), idxLabels(19));
    await expect(readIdxFolder(folder, small)).rejects.toMatchObject({
      code: 'data-invalid',
      params: { file: IDX_FILES.trainLabels, offset: 4, reason: 'it has 19 labels for 20 images' },
    });
  });

  it('does not call another set MNIST', async () => {
    const folder = await writeFiles(await freshFolder(), smallSet());
    await expect(
      readIdxFolder(folder, { name: 'MNIST', verifyAsMnist: true }),
    ).rejects.toMatchObject({
      code: 'data-invalid',
      params: { file: IDX_FILES.trainImages },
    });
  });

  it('passes over a folder with the name of a file', async () => {
    const folder = await writeFiles(await freshFolder(), smallSet());
    await rm(join(folder, IDX_FILES.trainLabels));
    await writeFiles(join(folder, IDX_FILES.trainLabels), {});
    await expect(readIdxFolder(folder, small)).rejects.toMatchObject({
      code: 'data-missing',
      params: { problem: expect.stringContaining(IDX_FILES.trainLabels) as string },
    });
  });
});

describe('readIdxFolder on MNIST', () => {
  it('verifies the real files and gives them the digest they have unverified', async () => {
    const verified = await readIdxFolder(MNIST_FOLDER, { name: 'anything', verifyAsMnist: true });
    expect(verified.identity).toEqual({
      name: 'MNIST',
      builtIn: false,
      digest: MNIST_DIGEST,
      trainExamples: 60_000,
      validExamples: 10_000,
    });
    expect(Array.from(verified.train.labels.subarray(0, 5))).toEqual([5, 0, 4, 1, 9]);
    const unverified = await readIdxFolder(MNIST_FOLDER, small);
    expect(unverified.identity.digest).toBe(MNIST_DIGEST);
  });

  it('refuses MNIST with one changed pixel', async () => {
    const folder = await freshFolder();
    for (const name of Object.values(IDX_FILES)) {
      const content = await readFile(join(MNIST_FOLDER, name));
      if (name === IDX_FILES.validImages) content[500_000] = (content[500_000] ?? 0) ^ 1;
      await writeFile(join(folder, name), content);
    }
    await expect(
      readIdxFolder(folder, { name: 'MNIST', verifyAsMnist: true }),
    ).rejects.toMatchObject({
      code: 'data-invalid',
      params: { file: IDX_FILES.validImages },
    });
  });
});
