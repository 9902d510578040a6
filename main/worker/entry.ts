import { parentPort, workerData } from 'node:worker_threads';
import { flattenError, reviveError } from '../../shared/errors/workbenchError.ts';
import { loadDataset } from '../data/findDataset.ts';
import { Engine } from '../training/engine/engine.ts';
import { LoadedDatasets } from './loadedDatasets.ts';
import { InspectionWorker } from './inspectionWorker.ts';
import { letInterfaceGoFirst } from './priority.ts';
import type { Posted, ToWorker, WorkerOptions } from './protocol.ts';
import { Trainings } from './trainings.ts';

/** The worker thread: loads TensorFlow, then does what the host says, one training at a time. */
function main(): void {
  const port = parentPort;
  if (port === null) throw new Error('this file runs in a worker thread only');
  const post = (message: Posted, given: ArrayBuffer[] = []) => port.postMessage(message, given);
  const options = workerData as WorkerOptions;
  if (options.besideInterface) letInterfaceGoFirst();

  // Listened to from the start, so that what is said while TensorFlow loads is kept in order.
  const engine = startEngine(options, post);
  const datasets = new LoadedDatasets(loadDataset);
  const trainings = new Trainings(engine, (location) => datasets.at(location), post);
  const inspections = new InspectionWorker(engine, (location) => datasets.at(location), post);
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'inspect') inspections.receive(message.request, message.order);
    else trainings.receive(message);
  });
}

async function startEngine(
  { threads, codeFolders }: WorkerOptions,
  post: (message: Posted) => void,
): Promise<Engine> {
  try {
    const engine = await Engine.start(threads, codeFolders);
    post({
      kind: 'ready',
      tensorflow: engine.version,
      xla: engine.xla,
      threads: Math.max(threads, 1),
    });
    return engine;
  } catch (error) {
    const flat = flattenError(error);
    post({ kind: 'unusable', error: flat });
    throw error instanceof Error ? error : reviveError(flat);
  }
}

main();
