import { SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import { LARGEST_BATCH } from '../../../shared/domain/batch.ts';
import { MODES } from '../../../shared/domain/inspection.ts';
import type { Mode } from '../../../shared/domain/inspection.ts';
import { SPLITS } from '../../../shared/domain/metrics.ts';
import type { Split } from '../../../shared/domain/metrics.ts';
import type { CliContext } from '../context.ts';
import { inspect } from '../commands/inspect.ts';
import { numberReader } from './values.ts';

interface RawOptions {
  epoch?: number;
  mode: Mode;
  batchSize: number;
  split: Split;
  seed: number;
  data?: string;
  store?: string;
  json?: true;
}

const readEpoch = numberReader({ ...SETTINGS.epochs.range, min: 0 });
const readSize = numberReader({ min: 1, max: LARGEST_BATCH, integer: true, logarithmic: false });

/** Adds the command that looks into a saved model. Its defaults are those of the window. */
export function addInspectCommand(
  program: Command,
  context: CliContext,
  exit: (code: number) => void,
): void {
  program
    .command('inspect')
    .description('send a batch through a saved model and show what normalization does to it')
    .argument('<id>', 'its id, as in the list')
    .option('--epoch <n>', 'which checkpoint (the last)', readEpoch)
    .addOption(
      new Option('--mode <mode>', 'of the network with normalization')
        .choices(MODES)
        .default('eval'),
    )
    .option('--batch-size <n>', 'examples in the batch', readSize, 64)
    .addOption(
      new Option('--split <split>', 'where they are from').choices(SPLITS).default('valid'),
    )
    .option('--seed <n>', 'of the order they are taken from', numberReader(SETTINGS.seed.range), 1)
    .option('--data <folder>', 'a folder with the four IDX files, for runs on MNIST')
    .option('--store <folder>', 'where experiments are kept')
    .option('--json', 'print one JSON object')
    .action(async (id: string, options: RawOptions) => {
      const { epoch = null, mode, batchSize, split, seed, data = null, store = null } = options;
      const folders = { data, store };
      const json = options.json ?? false;
      exit(await inspect({ id, epoch, mode, batchSize, split, seed, folders, json }, context));
    });
}
