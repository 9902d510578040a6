import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { flattenError, reviveError } from '../../shared/errors/workbenchError.ts';
import type { Dataset } from '../data/dataset.ts';
import { loadDataset } from '../data/findDataset.ts';
import type { DataLocation } from '../data/location.ts';
import { Engine } from '../training/engine/engine.ts';
import { InspectionWorker } from './inspectionWorker.ts';
import type { Posted, ToWorker, WorkerOptions } from './protocol.ts';
import { Trainings } from './trainings.ts';

/** Loads data sets and keeps the last one, as most trainings and inspections share it. */
class LoadedDatasets {
  #last: { key: string; dataset: Promise<Dataset> } | null = null;

  at(location: DataLocation): Promise<Dataset> {
    const key = JSON.stringify(location);
    if (this.#last?.key === key) return this.#last.dataset;
    const dataset = loadDataset(location);
    this.#last = { key, dataset };
    dataset.catch(() => (this.#last = null));
    return dataset;
  }
}

/** The worker thread: loads TensorFlow, then does what the host says, one training at a time. */
function main(): void {
  const port = parentPort;
  if (port === null) throw new Error('this file runs in a worker thread only');
  const post = (message: Posted, given: ArrayBuffer[] = []) => port.postMessage(message, given);
  const options = workerData as WorkerOptions;
  if (options.besideInterface) letInterfaceGoFirst();

  // Listened to from the start, so that what is said while TensorFlow loads is kept in order.
  const engine = startEngine(options, post);
  const datasets = new LoadedDatasets();
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

/**
 * Runs this thread below the usual priority, so that the interface draws its frames while training takes
 * every processor. On Linux a priority belongs to the calling thread and to its later threads, so this
 * comes before TensorFlow makes its threads. Elsewhere it would slow down the interface as well.
 */
function letInterfaceGoFirst(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}

main();
