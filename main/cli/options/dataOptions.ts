import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { dataDownload, dataImport, dataStatus } from '../commands/data.ts';

interface ImportFlags {
  name: string | null;
  json: boolean;
}

/** Adds `data` and its own commands to the program. */
export function addDataCommands(
  program: Command,
  context: CliContext,
  exit: (code: number) => void,
): void {
  const data = program.command('data').description('what can be trained on');
  data
    .command('status')
    .description('list the data sets')
    .option('--json', 'print one JSON array')
    .action(async ({ json = false }: { json?: boolean }) =>
      exit(await dataStatus({ json }, context)),
    );
  data
    .command('download')
    .description('download MNIST and verify it')
    .action(async () => exit(await dataDownload(context)));
  data
    .command('import')
    .description('check the four IDX files in a folder and keep a copy of them')
    .argument('<folder>', 'the folder, its files gzipped or not')
    .option('--name <name>', "what to call the set (the folder's name)")
    .option('--json', 'print one JSON object')
    .action(async (folder: string, { name = null, json = false }: Partial<ImportFlags>) =>
      exit(await dataImport({ folder, name, json }, context)),
    );
}
