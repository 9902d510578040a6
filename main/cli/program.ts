import { Command } from 'commander';
import { APP_VERSION } from '../workbench/environment.ts';
import type { CliContext } from './context.ts';
import { addDataCommands } from './options/dataOptions.ts';
import { exitCodeOf, GOOD } from './exitCodes.ts';
import { addDoctorCommand } from './options/doctorOptions.ts';
import { addInspectCommand } from './options/inspectOptions.ts';
import { addJobCommands } from './options/jobOptions.ts';
import { list } from './commands/list.ts';
import { addServeCommand } from './options/serveOptions.ts';
import { show } from './commands/show.ts';
import { train } from './commands/train.ts';
import { complaintInWords, withFlagHint } from './output/complaint.ts';
import { addTrainOptions } from './options/trainOptions.ts';
import { addModelCommands } from './options/modelOptions.ts';
import { addTransferCommands } from './options/transferOptions.ts';
import { CommanderError } from 'commander';

interface ReadOptions {
  store: string | null;
  json: boolean;
}

const STORE = ['--store <folder>', 'where experiments are kept'] as const;

/** Runs the command in `args`. Resolves to its exit code; it prints a problem as one line on standard error. */
export async function runCli(args: string[], context: CliContext): Promise<number> {
  let exitCode = GOOD;
  const program = programOf(context, (code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its own error already.
    if (!(error instanceof CommanderError)) context.terminal.say(context.errorLine(error));
    return exitCodeOf(error);
  }
}

function programOf(context: CliContext, exit: (code: number) => void): Command {
  const { terminal } = context;
  const program = new Command('batchnorm-workbench')
    .description(
      'Trains the two networks of a batch-normalization lab side by side and keeps every run.',
    )
    .version(APP_VERSION)
    .exitOverride()
    .configureOutput({
      outputError: (complaint, write) => write(complaintInWords(complaint)),
      writeOut: (text) =>
        text
          .trimEnd()
          .split('\n')
          .forEach((line) => terminal.print(line)),
      writeErr: (text) =>
        text
          .trimEnd()
          .split('\n')
          .forEach((line) => terminal.say(line)),
    });

  const trainCommand = program
    .command('train')
    .description("train both networks; options left out are the lab's")
    .configureOutput({
      outputError: (complaint, write) => write(complaintInWords(withFlagHint(complaint))),
    });
  const trainOrder = addTrainOptions(trainCommand);
  trainCommand.action(async () => exit(await train(trainOrder(), context)));

  program
    .command('list')
    .description('list the saved experiments')
    .option(...STORE)
    .option('--json', 'print one JSON array')
    .action(async ({ store = null, json = false }: Partial<ReadOptions>) =>
      exit(await list({ store, json }, context)),
    );

  program
    .command('show')
    .description('show one saved experiment')
    .argument('<id>', 'its id, as in the list')
    .option(...STORE)
    .option('--json', 'print one JSON object')
    .action(async (id: string, { store = null, json = false }: Partial<ReadOptions>) =>
      exit(await show({ id, store, json }, context)),
    );

  addDataCommands(program, context, exit);
  addInspectCommand(program, context, exit);
  addDoctorCommand(program, context, exit);
  addModelCommands(program, context, exit);
  addTransferCommands(program, context, exit);
  addJobCommands(program, context, exit);
  addServeCommand(program, context, exit);
  return program;
}
