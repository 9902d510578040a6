import type { ExperimentId } from '../../../shared/domain/experiment.ts';
import { checkTemporaryFolder } from '../../data/temporaryFolder.ts';
import { experimentMissing } from '../../store/storeErrors.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { queuedRuns } from './queuedRun.ts';
import type { Services } from '../services.ts';

/**
 * Queues a saved run that has epochs left, to continue from its last checkpoint.
 * @throws {WorkbenchError} `experiment-busy` when it waits already, `run-not-active` when nothing is left to train
 */
export async function queueAgain(
  id: ExperimentId,
  { store: opener, data, queue, hub }: Services,
): Promise<void> {
  if (queue.holds(id)) {
    throw new WorkbenchError(
      'experiment-busy',
      message('runQueuedAlready', { id }),
      message('runWaitOrMove'),
      { params: { id } },
    );
  }
  const store = await opener.existing();
  if (store === null) throw experimentMissing(id);
  const experiment = await store.experiment(id);
  if (experiment.status === 'finished') {
    const { name, config } = experiment;
    throw new WorkbenchError(
      'run-not-active',
      message('runComplete', { name, epochs: config.epochs }),
      message('runMoreEpochs'),
      { params: { id, name, epochs: config.epochs } },
    );
  }
  if (experiment.checkpoints.length > 0 && (await store.latestCheckpoint(id)) === null) {
    throw new WorkbenchError(
      'checkpoint-missing',
      message('runNoWholeCheckpoint', { name: experiment.name }),
      message('runSameSettings'),
      { params: { id, name: experiment.name } },
    );
  }
  await data.locate(experiment.config.dataset);
  checkTemporaryFolder();
  const queued = await store.update(id, { status: 'queued', reason: '' });
  hub.emit('experiment:changed', { experiment: queued });
  queue.add(await queuedRuns([queued], data));
}
