import type { Command } from 'commander';
import { merge } from '../commands/merge.ts';
import { status } from '../commands/status.ts';
import type { CliContext } from '../context.ts';

const STORES = ['<stores...>', 'stores, or folders of stores'] as const;

/** The commands that look after what jobs have trained in stores of their own. */
export function addJobCommands(
  program: Command,
  context: CliContext,
  exit: (code: number) => void,
): void {
  program
    .command('status')
    .description('count the jobs of a plan that are done, running, failed, broken off or missing')
    .argument(...STORES)
    .requiredOption('--from <plan>', 'the plan that train --plan wrote')
    .option('--json', 'print one JSON object')
    .action(async (stores: string[], { from, json = false }: { from: string; json?: boolean }) =>
      exit(await status({ stores, from, json }, context)),
    );
  program
    .command('merge')
    .description('bring the finished runs of stores into one, verified, none of them twice')
    .argument(...STORES)
    .option('--store <folder>', 'where they are to be kept')
    .option('--json', 'print one JSON object')
    .action(async (stores: string[], { store = null, json = false }: Partial<MergeFlags>) =>
      exit(await merge({ stores, store, json }, context)),
    );
}

interface MergeFlags {
  store: string | null;
  json: boolean;
}
