import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IDX_FILES } from '../../../shared/domain/dataset.ts';
import { idxFile, idxImages, idxLabels, writeFiles } from '../../support/idxSets.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { run } from '../../support/cliProcess.ts';

const IMAGE_HEADER = 16;

/** A set of `count` training images and half as many for validation, in a folder. */
function setOf(root: string, count: number): Promise<string> {
  return writeFiles(join(root, 'set'), {
    [IDX_FILES.trainImages]: idxImages(count),
    [IDX_FILES.trainLabels]: idxLabels(count),
    [IDX_FILES.validImages]: idxImages(count / 2, 3),
    [IDX_FILES.validLabels]: idxLabels(count / 2),
  });
}

/** Imports the set and gives the name to train on it by. */
async function imported(root: string, set: string): Promise<string> {
  const { out } = await run(root, 'data', 'import', set);
  return /--data (\S+)/.exec(out)?.[1] ?? '';
}

describe('a strange data set', () => {
  it('whose images are all alike trains without NaN, at an epsilon of next to nothing', async () => {
    const root = await freshFolder();
    const set = await setOf(root, 64);
    for (const name of [IDX_FILES.trainImages, IDX_FILES.validImages]) {
      const bytes = await readFile(join(set, name));
      await writeFile(join(set, name), bytes.fill(128, IMAGE_HEADER));
    }
    const id = await imported(root, set);
    const options = ['--batch-size', '16', '--hidden', '8', '--bn-epsilon', '1e-12'];
    const { code, out, err } = await run(root, 'train', '--data', id, '--epochs', '2', ...options);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('[Epoch 2-VALID]');
    expect(out).not.toMatch(/nan/i);
  });

  it('with fewer images than a batch is refused in words', async () => {
    const root = await freshFolder();
    const id = await imported(root, await setOf(root, 2));
    const { code, err } = await run(root, 'train', '--data', id, '--epochs', '1');
    expect(code).not.toBe(0);
    expect(err).toMatch(/^error: The setting batchSize is too l.*\n$/m);
    expect(err).not.toMatch(/unexpected/i);
  });

  it.each([
    ['floats', 0x0d03],
    ['colors', 0x0804],
    ['the other order of bytes', 0x03080000],
  ])('of %s is refused by its magic number', async (_, magic) => {
    const root = await freshFolder();
    const set = await setOf(root, 8);
    const images = idxFile(magic, [8, 28, 28], Buffer.alloc(8 * 784));
    await writeFile(join(set, IDX_FILES.trainImages), images);
    const { code, err } = await run(root, 'data', 'import', set);
    expect(code).toBe(1);
    expect(err).toContain('the magic number is 0x');
  });
});
