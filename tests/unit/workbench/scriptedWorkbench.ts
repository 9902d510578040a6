import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { createWorkbench } from '../../../main/workbench/workbench.ts';
import type { Workbench, WorkbenchOptions } from '../../../main/workbench/workbench.ts';
import type { EventName, WorkbenchEvent } from '../../../shared/contract/events.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';

export const fixtureWorker = (name: string): string =>
  resolve(import.meta.dirname, `../../fixtures/workers/${name}.mjs`);

/** What the scripted worker does for a learning rate; the same numbers as in its file. */
export const FATE = {
  none: 0.01,
  throwsInEpoch2: 11,
  exitsInEpoch2: 12,
  reportsFailure: 13,
  isDeafToStop: 14,
  diverges: 15,
  waitsAfterEpoch2: 16,
  hoardsInEpoch2: 17,
};

export interface Bench {
  workbench: Workbench;
  /** Every event so far, in order. */
  events: WorkbenchEvent[];
  /** Resolves with the first event of that name, past or to come, that `accept` takes. */
  until: <E extends EventName>(name: E, accept?: (event: Named<E>) => boolean) => Promise<Named<E>>;
}

type Named<E extends EventName> = Extract<WorkbenchEvent, { name: E }>;

/** A workbench on real folders under `root`, with the scripted worker unless told otherwise. */
export async function benchIn(
  root: string,
  options: Partial<WorkbenchOptions> = {},
): Promise<Bench> {
  const workbench = await createWorkbench({
    host: 'cli',
    storeFolder: join(root, 'store'),
    userFolder: join(root, 'user'),
    cacheFolder: join(root, 'user/data'),
    dataFolder: null,
    workerFile: fixtureWorker('scripted'),
    warm: false,
    atOnce: 1,
    ...options,
  });
  onTestFinished(() => workbench.close());
  const events: WorkbenchEvent[] = [];
  workbench.subscribe((event) => events.push(event));
  const until: Bench['until'] = (name, accept = () => true) =>
    new Promise((found) => {
      const look = (event: WorkbenchEvent) => {
        if (event.name === name && accept(event as Named<typeof name>))
          found(event as Named<typeof name>);
      };
      events.forEach(look);
      workbench.subscribe(look);
    });
  return { workbench, events, until };
}

/** A run on the built-in digits, whose fate the scripted worker reads off its learning rate. */
export function request(changes: Partial<ExperimentConfig> = {}, repeats = 1): RunRequest {
  const config = { ...LAB_CONFIG, dataset: 'digits', epochs: 3, ...changes };
  return { config, repeats, name: '', notes: '', tags: [] };
}
