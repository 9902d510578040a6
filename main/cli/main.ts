import { fileURLToPath } from 'node:url';
import { ErrorLog } from '../services/errorLog.ts';
import { hereAndNow, usualUserFolder } from '../services/folders.ts';
import type { Interruption } from './context.ts';
import { errorLine, FAILED, INTERRUPTED } from './exitCodes.ts';
import { runCli } from './program.ts';
import { processTerminal } from './terminal.ts';

const terminal = processTerminal(process.stdout, process.stderr);

/** The first signal asks the command to save and end; a second one ends the process as it is. */
function interruption(): Promise<Interruption> {
  const signalled = new Promise<Interruption>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve('signal');
        process.once(signal, () => process.exit(INTERRUPTED));
      });
    }
  });
  return Promise.race([signalled, terminal.outputClosed.then(() => 'output-closed' as const)]);
}

// What nobody foresaw still ends in one line and an exit code; what was saved can be resumed.
process.on('uncaughtException', (error) => {
  new ErrorLog(usualUserFolder(hereAndNow()), () => new Date()).caught('command line', error);
  terminal.say(errorLine(error));
  process.exit(FAILED);
});

process.exitCode = await runCli(process.argv.slice(2), {
  terminal,
  surroundings: hereAndNow(),
  workerFile: fileURLToPath(new URL('./worker.js', import.meta.url)),
  interruption,
});
