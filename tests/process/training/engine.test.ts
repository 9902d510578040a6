import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Engine } from '../../../main/training/engine/engine.ts';
import { freshFolder } from '../../support/freshFolder.ts';

test('a read-only folder for temporary files is an error that says what to do', async () => {
  const folder = join(await freshFolder(), 'gone');
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(Engine.start(0)).rejects.toMatchObject({
    code: 'temporary-unwritable',
    message: `Temporary files belong in ${folder}, which is not there.`,
    nextStep: expect.stringContaining('TMPDIR') as string,
  });
});
