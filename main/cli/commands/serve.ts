import { startWebHost } from '../../web/webHost.ts';
import type { CliContext } from '../context.ts';
import { FAILED, GOOD } from '../exitCodes.ts';
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
