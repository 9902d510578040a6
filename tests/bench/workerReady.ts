import { join } from 'node:path';
import { TrainingWorker } from '../../main/worker/client.ts';
import { SharedCode } from '../../main/worker/sharedCode.ts';
import { reviveError } from '../../shared/errors/workbenchError.ts';

const WORKER = join(import.meta.dirname, '../main/worker.js');

/** Seconds from starting the training thread until it has TensorFlow and says so. */
export async function secondsUntilReady(): Promise<number> {
  const worker = new TrainingWorker(WORKER, {
    threads: 0,
    besideInterface: false,
    code: new SharedCode(null),
  });
  const start = performance.now();
  try {
    await new Promise<void>((ready, failed) => {
      worker.onMessage((message) => {
        if (message.kind === 'ready') ready();
        if (message.kind === 'unusable') failed(reviveError(message.error));
      });
      worker.start();
    });
    return (performance.now() - start) / 1000;
  } finally {
    await worker.close();
  }
}
