import { readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshFolder } from '../../support/freshFolder.ts';
import { checkpointOf, chunkOf, FIRST } from './samples.ts';
import { storeOfTwo } from './storeOfTwo.ts';
import { message } from '../../../shared/errors/message.ts';
import { sentences } from '../../support/sentences.ts';

describe('links out of the store', () => {
  async function withOutside() {
    const { store, at } = await storeOfTwo();
    const outside = await freshFolder();
    return { store, at, outside };
  }

  test('are not experiments', async () => {
    const { store, at, outside } = await withOutside();
    await rename(at('.'), join(outside, FIRST));
    await symlink(join(outside, FIRST), at('.'));
    expect((await store.list()).damaged).toEqual([
      { id: FIRST, reason: message('damageNotFolder') },
    ]);
    await expect(store.load(FIRST)).rejects.toMatchObject({ code: 'experiment-missing' });
    await expect(store.append(FIRST, { log: ['x'] })).rejects.toMatchObject({
      code: 'experiment-missing',
    });
    await expect(store.update(FIRST, { name: 'x' })).rejects.toMatchObject({
      code: 'experiment-missing',
    });
  });

  test.each(['experiment.json', 'metrics.jsonl', 'log.txt', 'checkpoints/epoch-003/optimizer.bin'])(
    'are not read through %s',
    async (file) => {
      const { store, at, outside } = await withOutside();
      await rename(at(file), join(outside, 'moved'));
      await symlink(join(outside, 'moved'), at(file));
      const said = await Promise.all([store.load(FIRST), store.verify(FIRST)]).then(
        ([{ notices }, problems]) => sentences([...notices, ...problems]).join(' '),
        (error: unknown) => String(error),
      );
      expect(said).toMatch(/is a link|not a file/);
      if (file === 'metrics.jsonl') {
        const before = await readFile(join(outside, 'moved'));
        await expect(store.append(FIRST, { metrics: [chunkOf(4)] })).rejects.toThrow();
        expect(await readFile(join(outside, 'moved'))).toEqual(before);
      }
    },
  );

  test.each(['checkpoints', 'checkpoints/epoch-003', 'checkpoints/epoch-003/plain'])(
    'are not gone through at %s',
    async (folder) => {
      const { store, at, outside } = await withOutside();
      await rename(at(folder), join(outside, 'moved'));
      await symlink(join(outside, 'moved'), at(folder));
      const before = await readdir(join(outside, 'moved'), { recursive: true });
      await expect(store.loadCheckpoint(FIRST, 3)).rejects.toMatchObject({
        message: expect.stringContaining('is a link') as unknown,
      });
      if (folder === 'checkpoints') {
        await expect(store.saveCheckpoint(FIRST, checkpointOf(4))).rejects.toMatchObject({
          code: 'experiment-damaged',
        });
      }
      expect(await readdir(join(outside, 'moved'), { recursive: true })).toEqual(before);
    },
  );

  test.each(['../../../outside', '/etc/passwd', 'checkpoints/epoch-003/../../../x'])(
    'are not written into experiment.json: %s',
    async (path) => {
      const { store, at } = await storeOfTwo();
      const text = await readFile(at('experiment.json'), 'utf8');
      await writeFile(
        at('experiment.json'),
        text.replace('"artefacts": {', `"artefacts": { "${path}": "",`),
      );
      expect(sentences(await store.verify(FIRST))).toEqual([
        `${path} is not a path inside the experiment.`,
      ]);
    },
  );

  test.each(['../x', '/x', 'a/../../x', 'a\\b', '', 'a//b', '.hidden', 'a\0b'])(
    'are not made by a checkpoint with a file called %j',
    async (path) => {
      const { store, at } = await storeOfTwo();
      const files = [{ path, bytes: Uint8Array.of(1) }];
      await expect(store.saveCheckpoint(FIRST, { epoch: 4, files })).rejects.toThrow();
      expect(await readdir(at('checkpoints'))).toHaveLength(3);
    },
  );
});
