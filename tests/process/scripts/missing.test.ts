import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noLibraryFor } from '../../../scripts/setup/tensorflow/libtensorflow.mjs';
import { checkCacheRoom, nodeVersion } from '../../../scripts/setup/machine.mjs';
import { freshFolder } from '../../support/freshFolder.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Where this machine's own programs are. */
const PATH = process.env['PATH'] ?? '';
/** No one listens there. */
const DEAD = 'http://127.0.0.1:9';

interface Clone {
  folder: string;
  /** A folder of programs, and nothing else on the PATH. */
  bin: string;
}

/** A clone as far as set-up reads it, with the npm packages marked as installed or not. */
async function clone({ packages }: { packages: boolean }): Promise<Clone> {
  const folder = await freshFolder();
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(ROOT, file), join(folder, file));
  }
  const mark = 'node_modules/.package-lock.json';
  mkdirSync(join(folder, dirname(mark)));
  if (packages) copyFileSync(join(ROOT, mark), join(folder, mark));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  return { folder, bin };
}

/** Puts a program on the clone's PATH that does what the script says. */
function offer({ bin }: Clone, name: string, script = 'exit 0'): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

/** Runs the set-up as a person does. */
async function setUp({ folder, bin }: Clone, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(folder, 'scripts/setup.mjs')], {
    cwd: folder,
    env: { PATH: bin, HOME: folder, BATCHNORM_WORKBENCH_CACHE: join(folder, 'cache'), ...env },
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, err };
}

/** One sentence, no stack, and nothing half-made that looks whole. */
function expectStopped({ code, err }: { code: number | null; err: string }): void {
  expect(code).toBe(1);
  expect(err).toContain('Set-up stopped. ');
  expect(err).not.toMatch(/^\s+at /m);
}

describe.skipIf(process.platform !== 'linux')('what set-up needs and does not find', () => {
  it('is every tool at once, each with what brings it', async () => {
    const here = await clone({ packages: true });
    const ended = await setUp(here);
    expectStopped(ended);
    const lines = ended.err.split('\n').filter((line) => line.startsWith('  - '));
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      '  - Python 3',
      "  - Python's pip",
      '  - a C++ compiler',
      '  - make',
    ]);
    expect(existsSync(join(here.folder, 'cache'))).toBe(false);
  });

  it('is pip alone, where Python has no pip', async () => {
    const here = await clone({ packages: true });
    for (const name of ['g++', 'make']) offer(here, name);
    offer(here, 'python3', '[ "$1" = --version ]');
    const ended = await setUp(here);
    expectStopped(ended);
    expect(ended.err.match(/^ {2}- .*/gm)).toEqual([expect.stringContaining('pip')]);
  });

  it('is npm', async () => {
    const ended = await setUp(await clone({ packages: false }));
    expectStopped(ended);
    expect(ended.err).toContain('npm is not on the PATH');
  });

  it('is a package registry that answers', async () => {
    const here = await clone({ packages: false });
    const impatient = { npm_config_fetch_retries: '0', npm_config_fetch_retry_mintimeout: '1' };
    const ended = await setUp(here, { PATH, npm_config_registry: DEAD, ...impatient });
    expectStopped(ended);
    expect(ended.err).toContain("npm's registry setting");
  });

  it('is the network, for the library', async () => {
    const here = await clone({ packages: true });
    for (const name of ['g++', 'make']) offer(here, name);
    const env = { PATH: `${here.bin}:${PATH}`, PIP_INDEX_URL: DEAD, PIP_RETRIES: '0' };
    const ended = await setUp(here, env);
    expectStopped(ended);
    expect(ended.err).toContain('the Python package index cannot be reached');
  });

  it('is a cache that can be written to', async () => {
    const here = await clone({ packages: true });
    for (const name of ['g++', 'make', 'python3']) offer(here, name);
    writeFileSync(join(here.folder, 'file'), '');
    const cache = join(here.folder, 'file/cache');
    const ended = await setUp(here, { BATCHNORM_WORKBENCH_CACHE: cache });
    expectStopped(ended);
    expect(ended.err).toContain(cache);
    expect(ended.err).toContain('BATCHNORM_WORKBENCH_CACHE');
  });

  it('is the library in the folder that was named', async () => {
    const here = await clone({ packages: true });
    for (const name of ['g++', 'make', 'python3']) offer(here, name);
    const ended = await setUp(here, { BATCHNORM_WORKBENCH_LIBTENSORFLOW: here.bin });
    expectStopped(ended);
    expect(ended.err).toContain(`${here.bin}, which has no lib`);
  });
});

describe('what is told before anything is fetched', () => {
  it('is a Node that is too old', () => {
    expect(() => nodeVersion.run()).toThrow(/needs Node\.js 20\.19 or newer/);
  });

  it('is a disk with too little room', async () => {
    const folder = await freshFolder();
    expect(() => checkCacheRoom(folder, 1e18)).toThrow(/has \d+\.\d GB left and set-up needs/);
    expect(() => checkCacheRoom(folder, 1)).not.toThrow();
  });
});

it('a system without a prepared library gets the variable as advice, Windows WSL 2 as well', () => {
  expect(noLibraryFor('win32-x64')).toMatch(/BATCHNORM_WORKBENCH_LIBTENSORFLOW.*WSL 2.*not tried/);
  expect(noLibraryFor('freebsd-x64')).toContain('BATCHNORM_WORKBENCH_LIBTENSORFLOW');
  expect(noLibraryFor('freebsd-x64')).not.toContain('WSL');
});
