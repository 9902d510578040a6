import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Engine } from '../../../main/training/engine.ts';
import { freshFolder } from '../../support/freshFolder.ts';

test('a folder for temporary files that cannot be written to is told, with the way out', async () => {
  vi.stubEnv('TMPDIR', join(await freshFolder(), 'gone'));
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(Engine.start(0)).rejects.toMatchObject({
    code: 'temporary-unwritable',
    message: 'A temporary file cannot be written (ENOENT).',
    nextStep: expect.stringContaining('TMPDIR') as string,
  });
});
