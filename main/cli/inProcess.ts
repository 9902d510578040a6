import { message } from '../../shared/errors/message.ts';
import { inTerminalLanguage } from './output/language.ts';
import { ErrorLog } from '../workbench/errorLog.ts';
import { hereAndNow, usualUserFolder } from '../workbench/folders.ts';
import type { Interruption, Parts } from './context.ts';
import { FAILED } from './exitCodes.ts';
import { errorLines } from './output/errorLine.ts';
import { runCli } from './program.ts';
import { processTerminal } from './output/terminal.ts';

/**
 * Runs the command in `args` with this process's streams, signals and environment.
 * @returns the exit code
 */
export async function runInProcess(args: string[], parts: Parts): Promise<number> {
  const terminal = processTerminal(process.stdout, process.stderr, process.env['TERM']);
  const surroundings = hereAndNow();
  const errorLine = errorLines(new ErrorLog(usualUserFolder(surroundings), () => new Date()));

  // An unexpected error still ends in one line and an exit code; what was saved can be resumed.
  process.on('uncaughtException', (error) => {
    terminal.say(errorLine(error));
    process.exit(FAILED);
  });

  const outputEnded = terminal.outputEnded.then((end): Interruption => {
    if (end === 'reader-gone') return 'output-closed';
    terminal.say(
      `error: ${inTerminalLanguage(message('outputNotWritten', { reason: end.problem }))}`,
    );
    return 'output-failed';
  });
  const code = await runCli(args, {
    ...{ terminal, errorLine, surroundings, parts },
    interruption: () => Promise.race([signalled(), outputEnded]),
  });
  const end = await terminal.finished();
  return end === null || end === 'reader-gone' ? code : FAILED;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long a command may take to save and end: longer than a workbench takes to close. */
const PATIENCE_MS = 15_000;

/**
 * The first signal asks the command to save and end. A second one, or a command that does not end, ends
 * the process as it is, by the system: a thread that is held up in a call would keep Node from ending it.
 */
function signalled(): Promise<'signal'> {
  return new Promise((resolve) => {
    const first = (signal: NodeJS.Signals): void => {
      for (const each of SIGNALS) process.off(each, first);
      for (const each of SIGNALS) process.once(each, endNow);
      setTimeout(endNow, PATIENCE_MS, signal).unref();
      resolve('signal');
    };
    for (const signal of SIGNALS) process.on(signal, first);
  });
}

function endNow(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
