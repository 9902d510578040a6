import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { serve } from '../commands/serve.ts';
import type { ServeOptions } from '../commands/serve.ts';
import { numberReader } from './values.ts';

const readPort = numberReader({ min: 0, max: 65_535, integer: true, logarithmic: false });

const DEFAULTS: ServeOptions = {
  store: null,
  data: null,
  host: '127.0.0.1',
  port: 0,
  json: false,
};

/** Adds `serve` to the program. */
export function addServeCommand(
  program: Command,
  context: CliContext,
  exit: (code: number) => void,
): void {
  program
    .command('serve')
    .description('serve the workbench to a browser on this machine')
    .option('--store <folder>', 'where experiments are kept')
    .option('--data <folder>', "the folder with MNIST's four files")
    .option('--host <address>', `address to listen on (${DEFAULTS.host})`)
    .option('--port <n>', 'port to listen on (any free one)', readPort)
    .option('--json', 'print the address as one JSON object')
    .action(async (flags: Partial<ServeOptions>) =>
      exit(await serve({ ...DEFAULTS, ...flags }, context)),
    );
}
