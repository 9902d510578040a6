import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { startWebHost } from '../../web/webHost.ts';
import type { CliContext } from '../context.ts';
import { FAILED, GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import type { FolderOptions } from '../openWorkbench.ts';

export interface ServeOptions extends FolderOptions {
  host: string;
  port: number;
  json: boolean;
}

/** Serves the workbench to a browser until it is interrupted; what trains then is saved and resumable. */
export async function serve(options: ServeOptions, context: CliContext): Promise<number> {
  const { terminal, parts } = context;
  const interruption = context.interruption();
  const workbench = await openWorkbench(context, options, 'web');
  const takeBack = letBrowserGoFirst();
  try {
    const web = await startWebHost({
      workbench,
      rendererFolder: parts.renderer,
      host: options.host,
      port: options.port,
      report: (error) => terminal.say(context.errorLine(error)),
    });
    if (options.json) terminal.printJson({ address: web.address });
    else terminal.print(web.address);
    terminal.say('Open this address in a browser; it works once. Ctrl+C ends the workbench.');
    const end = await interruption;
    await web.close();
    return end === 'output-failed' ? FAILED : GOOD;
  } finally {
    takeBack();
    await workbench.close();
  }
}

const OWN_SESSION = '/proc/self/autogroup';

/**
 * Lets a browser on this machine go before the training of this process. Linux shares the processors
 * among sessions first, and a niceness counts only within one: a terminal's gets as much as the desktop's,
 * so that a page waits 40 ms for a frame of which it has 9 to do.
 * @returns what takes it back, as the session outlives this process
 */
function letBrowserGoFirst(): () => void {
  // As the training thread has it among its own: a tenth of the browser's share, when both want it.
  set(constants.priority.PRIORITY_BELOW_NORMAL);
  return () => set(0);
}

function set(niceness: number): void {
  try {
    writeFileSync(OWN_SESSION, String(niceness));
  } catch {
    // Other systems, and kernels without it, share among threads.
  }
}
