import { Option } from 'commander';
import type { Command } from 'commander';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { EXPORT_FORMATS, WEIGHT_FORMATS } from '../../../shared/report/exportFormats.ts';
import type { ExportFormat } from '../../../shared/report/exportFormats.ts';
import { LONG_COLUMNS, WIDE_COLUMNS } from '../../../shared/report/exportColumns.ts';
import type { ExportColumn } from '../../../shared/report/exportColumns.ts';
import { compare, COMPARE_FORMATS } from '../commands/compare.ts';
import type { CompareFormat } from '../commands/compare.ts';
import type { CliContext } from '../context.ts';
import { exportRuns } from '../commands/export.ts';
import { importRuns } from '../commands/import.ts';
import { columns } from '../output/columns.ts';
import { numberReader } from './values.ts';

const STORE = ['--store <folder>', 'where experiments are kept'] as const;
const readEpoch = numberReader({ min: 0, max: 1000, integer: true, logarithmic: false });

interface StoreOption {
  store?: string | null;
  json?: boolean;
}

const columnHelp = (title: string, list: readonly ExportColumn[]): string =>
  [
    '',
    title,
    ...columns(
      list.map(({ name, unit, meaning }) => [`  ${name}`, unit === '' ? '-' : unit, meaning]),
    ),
  ].join('\n');

/** The commands that bring runs out of the store, into it, and beside each other. */
export function addTransferCommands(
  program: Command,
  context: CliContext,
  exit: (code: number) => void,
): void {
  program
    .command('export')
    .description('write saved experiments in a format that other programs read')
    .argument('<ids...>', 'their ids, as in the list')
    .addOption(
      new Option('--format <format>', 'as what').choices(EXPORT_FORMATS).makeOptionMandatory(),
    )
    .requiredOption(
      '--out <path>',
      'the file, or for formats of several files the folder or .zip; - for standard output',
    )
    .option('--epoch <n>', `whose weights, for ${WEIGHT_FORMATS.join(', ')} (the last)`, readEpoch)
    .option(...STORE)
    .option('--json', 'print one JSON object')
    .addHelpText('after', columnHelp('Columns of csv, one row a value:', LONG_COLUMNS))
    .addHelpText('after', columnHelp('Columns of csv-wide, one row an epoch:', WIDE_COLUMNS))
    .action(
      async (
        ids: string[],
        options: StoreOption & { format: ExportFormat; out: string; epoch?: number },
      ) => {
        const { format, out, epoch = null, store = null, json = false } = options;
        exit(await exportRuns({ ids, format, out, epoch, store, json }, context));
      },
    );
  program
    .command('import')
    .description(
      'take in archives, CSV, TensorBoard event files, or PyTorch weights as safetensors',
    )
    .argument('<files...>', 'files, or folders of event files or of weights')
    .addOption(
      new Option('--network <network>', 'whose the curves are that do not say it').choices(
        NETWORKS,
      ),
    )
    .option(...STORE)
    .option('--json', 'print one JSON array')
    .action(async (files: string[], options: StoreOption & { network?: NetworkName }) => {
      const { network, store = null, json = false } = options;
      exit(await importRuns({ files, network, store, json }, context));
    });
  program
    .command('compare')
    .description('compare saved experiments: what differs, where each ended, who is better')
    .argument('<ids...>', 'their ids, as in the list')
    .addOption(new Option('--format <format>', 'as what').choices(COMPARE_FORMATS).default('text'))
    .option(...STORE)
    .option('--json', 'the same as --format json')
    .action(async (ids: string[], options: StoreOption & { format: CompareFormat }) => {
      const { store = null, json = false } = options;
      const format = json ? 'json' : options.format;
      exit(await compare({ ids, format, store }, context));
    });
}
