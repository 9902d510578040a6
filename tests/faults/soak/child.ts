import { resolve } from 'node:path';
import { errorInWords, flattenError } from '../../../shared/errors/workbenchError.ts';
import type { CommandInput, CommandName } from '../../../shared/contract/commands.ts';
import { createWorkbench } from '../../../main/workbench/workbench.ts';

/** What the soak says to the process that it uses and kills. */
export interface Request {
  number: number;
  command: CommandName;
  input: CommandInput<CommandName>;
}

/** What that process says back. */
export type Told =
  | { kind: 'ready' }
  | { kind: 'answer'; number: number; answer: unknown; memory: number }
  | { kind: 'refusal'; number: number; code: string; message: string };

/** The process with the workbench: it does what it is asked until it is told to end, or killed. */
export async function runChild(folder: string): Promise<void> {
  const tell = (told: Told) => process.send?.(told);
  const workbench = await createWorkbench({
    // A host that stays: it takes its queue up again when it is started again.
    host: 'web',
    storeFolder: resolve(folder, 'store'),
    userFolder: resolve(folder, 'user'),
    cacheFolder: resolve(folder, 'data'),
    dataFolder: null,
    workerFile: resolve(import.meta.dirname, '../main/worker.js'),
    warm: false,
  });
  process.on('message', ({ number, command, input }: Request) => {
    workbench.call(command, input).then(
      (answer) => tell({ kind: 'answer', number, answer, memory: process.memoryUsage.rss() }),
      (error: unknown) => {
        const { code, message } = errorInWords(flattenError(error), 'en');
        tell({ kind: 'refusal', number, code, message });
      },
    );
  });
  const end = () => void workbench.close().then(() => process.exit(0));
  process.on('SIGTERM', end);
  // The soak itself has ended.
  process.on('disconnect', end);
  tell({ kind: 'ready' });
}
