import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createWorkbench } from '../../../main/workbench/workbench.ts';
import type { Workbench } from '../../../main/workbench/workbench.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';

const WORKER = resolve(import.meta.dirname, '../../../dist/main/worker.js');

/** Quick to train, and yet the lab's networks. */
export const CONFIG: ExperimentConfig = {
  ...LAB_CONFIG,
  dataset: 'digits',
  trainSubset: 1280,
  epochs: 3,
};

/** A workbench with the real engine in folders of its own. */
export interface RealBench {
  workbench: Workbench;
  /** Trains to the end. @returns the run's id */
  train: (changes?: Partial<ExperimentConfig>) => Promise<string>;
  /** The digest of each file of a run's folder, by its path there. */
  digestsOf: (run: string) => Promise<Record<string, string>>;
  close: () => Promise<void>;
}

export async function realBench(): Promise<RealBench> {
  const root = await mkdtemp(join(tmpdir(), 'workbench-inspections-'));
  const workbench = await createWorkbench({
    host: 'cli',
    storeFolder: join(root, 'store'),
    userFolder: join(root, 'user'),
    cacheFolder: join(root, 'data'),
    dataFolder: null,
    workerFile: WORKER,
    warm: false,
  });
  return {
    workbench,
    async train(changes = {}) {
      const finished = new Promise<void>((done) => {
        workbench.subscribe(({ name }) => {
          if (name === 'run:finished') done();
        });
      });
      const config = { ...CONFIG, ...changes };
      const request = { config, repeats: 1, name: '', notes: '', tags: [] };
      const { ids } = await workbench.call('run:start', request);
      await finished;
      return ids[0] ?? '';
    },
    digestsOf: (run) => digestsIn(join(root, 'store', run)),
    async close() {
      await workbench.close();
      await rm(root, { recursive: true });
    },
  };
}

async function digestsIn(folder: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if (!(await stat(join(folder, name))).isFile()) continue;
    const bytes = await readFile(join(folder, name));
    digests[name] = createHash('sha256').update(bytes).digest('hex');
  }
  return digests;
}
