import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { inspectionCaseSchema } from './inspectionCase.ts';
import { parityCaseSchema } from './parityCase.ts';
import type { ParityResult } from './parityCase.ts';
import type { InspectionResult } from './runInspectionCase.ts';

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

/** The JSON files of `folder` in the order of their names; none where there is no such folder. */
function casesIn(folder: string): unknown[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

export type ToldResult =
  { kind: 'training'; result: ParityResult } | { kind: 'inspection'; result: InspectionResult };

/**
 * Runs every case of `folder` (training), and of `inspection` in it, in a worker thread with the real
 * engine, each kind in the order of their files' names.
 */
export async function runFolder(
  folder: string,
): Promise<{ training: ParityResult[]; inspection: InspectionResult[] }> {
  const cases = casesIn(folder).map((each) => parityCaseSchema.parse(each));
  const inspections = casesIn(join(folder, 'inspection')).map((each) =>
    inspectionCaseSchema.parse(each),
  );
  const workerData = { cases, inspections };
  const worker = new Worker(await bundledWorker(), { env: SHARE_ENV, workerData });
  const results = { training: [] as ParityResult[], inspection: [] as InspectionResult[] };
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (told: ToldResult) => {
      if (told.kind === 'training') results.training.push(told.result);
      else results.inspection.push(told.result);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      const run = results.training.length + results.inspection.length;
      const all = cases.length + inspections.length;
      if (run === all) resolve();
      else reject(new Error(`only ${run} of ${all} cases were run`));
    });
  });
  return results;
}
