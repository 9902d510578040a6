import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../main/store/openStore.ts';
import { writeListedRuns } from '../support/generatedExperiments.ts';

export const LISTED_RUNS = 10_000;

/** Seconds to open and list a store of `LISTED_RUNS` runs: without its index, then with it. */
export async function listManyRuns(): Promise<{ withoutIndex: number; withIndex: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  try {
    writeListedRuns(folder, LISTED_RUNS);
    return {
      withoutIndex: await secondsToList(folder),
      withIndex: await secondsToList(folder),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function secondsToList(folder: string): Promise<number> {
  const start = performance.now();
  const store = await openStore(folder);
  await store.list();
  const seconds = (performance.now() - start) / 1000;
  await store.close();
  return seconds;
}
