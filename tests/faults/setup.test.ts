import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { answerWhole, serveRequests } from '../support/fileServer.ts';
import { freshFolder } from '../support/freshFolder.ts';

const CONTENT = 'a library, or what stands for one. '.repeat(5000);
const WHEEL = Buffer.from(zipSync({ 'pkg/lib.so': strToU8(CONTENT) }, { level: 0 }));
const SHA256 = createHash('sha256').update(WHEEL).digest('hex');

const support = (name: string) => join(import.meta.dirname, 'support', name);

interface Ended {
  code: number | null;
  changes: number;
  told: string;
}

/** Runs set-up's work in a process whose change number `at` fails, or kills it. */
async function setUp(address: string, cache: string, at = 0, code = ''): Promise<Ended> {
  const preload = ['--import', pathToFileURL(support('failingFs.mjs')).href];
  const args = [...preload, support('setupChild.mjs'), `${address}pkg.whl`, SHA256];
  const child = spawn(process.execPath, [...args, join(cache, 'made')], {
    env: {
      PATH: process.env['PATH'],
      BATCHNORM_WORKBENCH_CACHE: cache,
      FAULT_AT: String(at),
      FAULT_CODE: code,
    },
  });
  let [out, told] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (told += text.toString()));
  const [exit] = (await once(child, 'close')) as [number | null];
  return { code: exit, changes: Number(/^(\d+) changes/m.exec(out)?.[1]), told };
}

const made = (cache: string) => join(cache, 'made');
const content = (cache: string) => readFileSync(join(made(cache), 'lib/lib.so'), 'utf8');

test('set-up cut off at any change on the disk leaves its folder whole or not there, and ends well the next time', async () => {
  const { address } = await serveRequests((request, response) =>
    answerWhole(WHEEL, request, response),
  );
  const peaceful = await freshFolder();
  const { changes, code } = await setUp(address, peaceful);
  expect([code, content(peaceful)]).toEqual([0, CONTENT]);
  expect(changes).toBeGreaterThan(8);

  for (let at = 1; at <= changes; at++) {
    for (const fault of ['SIGKILL', 'ENOSPC']) {
      const cache = await freshFolder();
      const cut = await setUp(address, cache, at, fault);
      const where = `${fault} at ${at}: ${cut.told}`;
      expect(cut.code, where).toBe(fault === 'SIGKILL' ? null : 1);
      const isMade = existsSync(made(cache));
      const next = await setUp(address, cache);
      expect(next.code, where).toBe(0);
      // What has its name is done, and only swept up after.
      if (isMade) expect(next.changes, where).toBeLessThan(2);
      expect(content(cache), where).toBe(CONTENT);
      expect(readdirSync(cache), where).toEqual(['made']);
    }
  }
});
