import { flattenError } from '../../../shared/errors/workbenchError.ts';
import { startWebHost } from '../../web/webHost.ts';
import type { CliContext } from '../context.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import type { FolderOptions } from '../openWorkbench.ts';
import { letBrowserGoFirst } from '../sessionPriority.ts';

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
      report: (error) => terminal.say(flattenError(error).message),
    });
    terminal.print(options.json ? JSON.stringify({ address: web.address }) : web.address);
    terminal.say('Open this address in a browser; it works once. Ctrl+C ends the workbench.');
    await interruption;
    await web.close();
    return GOOD;
  } finally {
    takeBack();
    await workbench.close();
  }
}
