import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { parityCaseSchema } from './parityCase.ts';
import type { ParityResult } from './parityCase.ts';

const root = join(import.meta.dirname, '../..');

/** The worker's file, bundled: a worker thread takes no TypeScript. */
async function bundledWorker(): Promise<string> {
  const outfile = join(root, 'dist/tools/parityWorker.js');
  await build({
    entryPoints: [join(root, 'tests/parity/worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

/** Runs every case file of `folder` in a worker thread with the real engine, in the order of their names. */
export async function runFolder(folder: string): Promise<ParityResult[]> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const cases = names.map((name) =>
    parityCaseSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  );
  const worker = new Worker(await bundledWorker(), { env: SHARE_ENV, workerData: { cases } });
  const results: ParityResult[] = [];
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (result: ParityResult) => results.push(result));
    worker.on('error', reject);
    worker.on('exit', () => {
      if (results.length === cases.length) resolve();
      else reject(new Error(`only ${results.length} of ${cases.length} cases were run`));
    });
  });
  return results;
}
