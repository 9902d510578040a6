import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { unpackNpmPackage } from '../../../scripts/setup/packages/npmPackage.mjs';
import { freshFolder } from '../../support/freshFolder.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('keeps a package of npm whose SHA-512 is the one written down, and no other', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const [source, cache] = [await freshFolder(), await freshFolder()];
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name: 'tool', version: '1.0.0' }));
  writeFileSync(join(source, 'program'), 'tool');
  const packed = spawnSync('npm', ['pack', source, '--silent'], { cwd: cache, encoding: 'utf8' });
  const bytes = readFileSync(join(cache, packed.stdout.trim()));
  const sha512 = createHash('sha512').update(bytes).digest('base64');

  const unpack = (folder: string, digest: string) =>
    unpackNpmPackage({
      source: { requirement: source, sha512: digest },
      folder,
      arrange: (unpacked) => Promise.resolve(unpacked),
    });
  await unpack(join(cache, 'right'), sha512);
  expect(readFileSync(join(cache, 'right/program'), 'utf8')).toBe('tool');
  await expect(unpack(join(cache, 'wrong'), sha512.replace(/^./, '#'))).rejects.toThrow(
    'its SHA-512 differs',
  );
  expect(existsSync(join(cache, 'wrong'))).toBe(false);
  expect(existsSync(join(cache, 'wrong.making'))).toBe(false);
});
