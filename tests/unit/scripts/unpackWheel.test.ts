import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, expect, it, vi } from 'vitest';
import { unpackWheel } from '../../../scripts/setup/tensorflow/unpackWheel.mjs';
import { freshFolder } from '../../support/freshFolder.ts';

const CONTENT = zipSync({ 'made/lib.so': strToU8('library'), 'other/big.py': strToU8('no') });
const WHEEL = {
  requirement: 'nothing-of-this-name==1.0',
  platform: 'any',
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
};

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A cache in which an earlier set-up was killed after its download, while it unpacked. */
async function halfFinished(download: Uint8Array): Promise<string> {
  const cache = await freshFolder();
  vi.stubEnv('BATCHNORM_WORKBENCH_CACHE', cache);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const downloads = join(cache, 'library.making', `download-${WHEEL.sha256.slice(0, 12)}`);
  mkdirSync(downloads, { recursive: true });
  writeFileSync(join(downloads, 'nothing-1.0-py3-none-any.whl'), download);
  mkdirSync(join(cache, 'library.making/unpacked/made'), { recursive: true });
  writeFileSync(join(cache, 'library.making/unpacked/made/lib.so'), 'lib');
  return join(cache, 'library');
}

const unpack = (folder: string) =>
  unpackWheel({
    wheel: WHEEL,
    folder,
    prefixes: ['made/'],
    arrange: (unpacked, made) => renameSync(join(unpacked, 'made/lib.so'), join(made, 'lib.so')),
  });

it('continues after a half-finished set-up, without another download', async () => {
  const folder = await halfFinished(CONTENT);
  await unpack(folder);
  expect(readFileSync(join(folder, 'lib.so'), 'utf8')).toBe('library');
  expect(existsSync(`${folder}.making`)).toBe(false);
});

it('never uses an unexpected download', async () => {
  const folder = await halfFinished(CONTENT.subarray(0, 100));
  await expect(unpack(folder)).rejects.toThrow('SHA-256 differs');
  expect(existsSync(folder)).toBe(false);
});
