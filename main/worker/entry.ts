import { parentPort, workerData } from 'node:worker_threads';
import { flattenError, reviveError } from '../../shared/errors/workbenchError.ts';
import { loadDataset } from '../data/findDataset.ts';
import { Engine } from '../training/engine/engine.ts';
import { DatasetShelf } from './datasetShelf.ts';
import { Inspections } from './inspections.ts';
import { letInterfaceGoFirst } from './priority.ts';
import type { FromWorker, ToWorker, WorkerOptions } from './protocol.ts';
import { Trainings } from './trainings.ts';

/** The worker thread: loads TensorFlow, then does what the host says, one training at a time. */
function main(): void {
  const port = parentPort;
  if (port === null) throw new Error('this file runs in a worker thread only');
  const tell = (message: FromWorker, given: ArrayBuffer[] = []) => port.postMessage(message, given);
  const options = workerData as WorkerOptions;
  if (options.besideInterface) letInterfaceGoFirst();

  // Listened to from the start, so that what is said while TensorFlow loads is kept in order.
  const engine = startEngine(options, tell);
  const shelf = new DatasetShelf(loadDataset);
  const trainings = new Trainings(engine, (location) => shelf.at(location), tell);
  const inspections = new Inspections(engine, (location) => shelf.at(location), tell);
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'inspect') inspections.hear(message.request, message.order);
    else trainings.hear(message);
  });
}

async function startEngine(
  { threads, codeFolders }: WorkerOptions,
  tell: (message: FromWorker) => void,
): Promise<Engine> {
  try {
    const engine = await Engine.start(threads, codeFolders);
    tell({
      kind: 'ready',
      tensorflow: engine.version,
      xla: engine.xla,
      threads: Math.max(threads, 1),
    });
    return engine;
  } catch (error) {
    const flat = flattenError(error);
    tell({ kind: 'unusable', error: flat });
    throw error instanceof Error ? error : reviveError(flat);
  }
}

main();
