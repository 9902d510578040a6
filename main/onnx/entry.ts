import { fileURLToPath } from 'node:url';
import { isMainThread, Worker } from 'node:worker_threads';
import { flattenError } from '../../shared/errors/workbenchError.ts';
import { carryOut } from './orders.ts';
import type { FromRunner, ToRunner } from './protocol.ts';
import { watchMemory } from './watchMemory.ts';

/** The process that runs models of others: one order, and whoever gave it ends the process. */
function main(): void {
  const post = (said: FromRunner) => process.send?.(said);
  // Who started it may be killed: nobody waits for the work then.
  process.on('disconnect', () => process.exit());
  process.on('message', ({ order, memory }: ToRunner) => {
    new Worker(fileURLToPath(import.meta.url), { workerData: memory }).unref();
    carryOut(order, (done, total) => post({ kind: 'progress', done, total })).then(
      (result) => post({ kind: 'done', result }),
      (error: unknown) => post({ kind: 'failed', error: flattenError(error) }),
    );
  });
}

// Native code holds up the thread that calls it, so another one watches.
if (isMainThread) main();
else watchMemory();
