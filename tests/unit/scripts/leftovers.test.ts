import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sweepBuilds } from '../../../scripts/build/leftovers.mjs';
import { sweepWorkingFolders } from '../../../scripts/support/folders.mjs';
import { freshFolder } from '../../support/freshFolder.ts';

it('removes leftovers of killed builds, and no build in progress', async () => {
  const folder = await freshFolder();
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  const kept = ['dist', `dist.new-${process.pid}`, 'dist.new', `other.new-${gone.pid}`];
  for (const name of [...kept, `dist.new-${gone.pid}`, `dist.old-${gone.pid}`]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'built-from'), '');
  }
  sweepBuilds(join(folder, 'dist'));
  expect(readdirSync(folder).sort()).toEqual(kept.sort());
});

it('sweeps what set-up left beside a folder that is whole, and no download that is waited for', async () => {
  const cache = await freshFolder();
  for (const name of ['whole', 'whole.making/unpacked', 'wanted.making/download']) {
    mkdirSync(join(cache, name), { recursive: true });
  }
  sweepWorkingFolders(cache);
  expect(readdirSync(cache).sort()).toEqual(['wanted.making', 'whole']);
  expect(() => sweepWorkingFolders(join(cache, 'not-there'))).not.toThrow();
});
