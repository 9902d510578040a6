import { ErrorLog } from '../workbench/errorLog.ts';
import { hereAndNow, usualUserFolder } from '../workbench/folders.ts';
import type { Interruption, Parts } from './context.ts';
import { errorLine, FAILED, INTERRUPTED } from './exitCodes.ts';
import { runCli } from './program.ts';
import { processTerminal } from './output/terminal.ts';

/**
 * Runs the command in `args` with this process's streams, signals and environment.
 * @returns the exit code
 */
export async function runInProcess(args: string[], parts: Parts): Promise<number> {
  const terminal = processTerminal(process.stdout, process.stderr);

  // What nobody foresaw still ends in one line and an exit code; what was saved can be resumed.
  process.on('uncaughtException', (error) => {
    new ErrorLog(usualUserFolder(hereAndNow()), () => new Date()).caught('command line', error);
    terminal.say(errorLine(error));
    process.exit(FAILED);
  });

  const outputClosed = terminal.outputClosed.then(() => 'output-closed' as const);
  return runCli(args, {
    terminal,
    surroundings: hereAndNow(),
    parts,
    interruption: () => Promise.race([signalled(), outputClosed]),
  });
}

/** The first signal asks the command to save and end; a second one ends the process as it is. */
function signalled(): Promise<Interruption> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve('signal');
        process.once(signal, () => process.exit(INTERRUPTED));
      });
    }
  });
}
