import { schemaVersionOf } from '../../../shared/domain/experiment.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import type { SweepRequest } from '../../../shared/domain/sweep.ts';
import { checkTemporaryFolder } from '../../data/temporaryFolder.ts';
import { draftsOf } from './drafts.ts';
import { queuedRuns } from './queuedRun.ts';
import type { Services } from '../services.ts';

/**
 * Saves the runs that a request asks for as waiting, and queues them: repeats, or a run for each place
 * and seed of a sweep. All configs, the data and the place of temporary files are looked at first, so
 * that a request which cannot be trained leaves the store as it was.
 * @throws {WorkbenchError} `config-invalid`, `data-missing`, `temporary-unwritable`, or what the store refuses
 */
export async function startRuns(
  request: RunRequest | SweepRequest,
  services: Services,
): Promise<ExperimentId[]> {
  const { data, store: opener, queue, hub, clock } = services;
  const drafts = await draftsOf(request, data);
  await checkData(drafts, data);
  checkTemporaryFolder();
  const store = await opener.open();
  const created: Experiment[] = [];
  const identified = await store.withNewIds(drafts);
  try {
    for (const draft of identified) {
      const createdAt = clock().toISOString();
      const experiment = { schema: schemaVersionOf(draft), ...draft, createdAt };
      await store.create(experiment);
      created.push(experiment);
    }
  } catch (error) {
    // Half of the repeats would be a different experiment from the one asked for.
    for (const { id } of created) await store.delete(id).catch(() => undefined);
    throw error;
  }
  for (const experiment of created) hub.emit('experiment:changed', { experiment });
  queue.add(await queuedRuns(created, data));
  return created.map(({ id }) => id);
}

/** What a data set must have enough for is looked at once for all runs that ask the same of it. */
export async function checkData(
  runs: readonly Pick<Experiment, 'config'>[],
  data: Services['data'],
): Promise<void> {
  const asked = new Map(
    runs.map(({ config }) => {
      const { dataset, batchSize, trainSubset } = config;
      return [JSON.stringify([dataset, batchSize, trainSubset]), config];
    }),
  );
  for (const config of asked.values()) await data.check(config);
}
