import { Option } from 'commander';
import type { Command } from 'commander';
import { SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import { MODES } from '../../../shared/domain/inspection.ts';
import type { Mode } from '../../../shared/domain/inspection.ts';
import { SPLITS } from '../../../shared/domain/metrics.ts';
import type { Split } from '../../../shared/domain/metrics.ts';
import { message } from '../../../shared/errors/message.ts';
import { fold, inspectModel, recalibrate } from '../commands/models.ts';
import type { ModelDataOptions } from '../commands/models.ts';
import type { CliContext } from '../context.ts';
import { invalid, numberReader } from './values.ts';

interface DataOptions {
  labels?: string;
  split?: Split;
  seed?: number;
  normalize?: ModelDataOptions['scale'];
  batchSize: number;
  json?: true;
}
interface InspectOptions extends DataOptions {
  data: string;
  mode: Mode | 'both';
}
interface RecalibrateOptions extends DataOptions {
  data: string;
  out: string;
  batches?: number;
}
interface FoldOptions extends DataOptions {
  data?: string;
  out: string;
}

const LARGEST_BATCH = 65_536;
const count = (max: number) => numberReader({ min: 1, max, integer: true, logarithmic: false });

const PRESETS: Record<string, ModelDataOptions['scale']> = {
  none: { mean: [0], deviation: [1] },
  mnist: { mean: [0.1307], deviation: [0.3081] },
};

/** Reads `0.1307/0.3081`, the mean and the standard deviation of pixels from 0 to 1, or a preset's name. */
function readScale(text: string): ModelDataOptions['scale'] {
  const preset = PRESETS[text];
  if (preset !== undefined) return preset;
  const [mean, deviation, ...rest] = text.split('/').map(Number);
  if (mean === undefined || deviation === undefined || rest.length > 0 || !(deviation > 0)) {
    throw invalid(message('usageNormalize'));
  }
  return { mean: [mean], deviation: [deviation] };
}

const dataOf = (data: string, options: DataOptions): ModelDataOptions => ({
  data,
  labels: options.labels ?? null,
  split: options.split ?? null,
  seed: options.seed ?? null,
  scale: options.normalize ?? null,
});

function addDataOptions(command: Command, batchSize: number): Command {
  return command
    .argument('<file>', 'an ONNX model with its BatchNormalization nodes kept')
    .option('--labels <file>', 'a .npy file of labels, where the data have none')
    .addOption(new Option('--split <split>', 'of a data set').choices(SPLITS))
    .option('--seed <n>', 'shuffle by it', numberReader(SETTINGS.seed.range))
    .option(
      '--normalize <how>',
      'the pixels of a data set: none, mnist or MEAN/DEVIATION',
      readScale,
    )
    .option('--batch-size <n>', 'examples in a batch', count(LARGEST_BATCH), batchSize)
    .option('--json', 'print one JSON object');
}

const DATA = '--data <data>';
const WHAT_DATA = 'a .npy or .npz file of batches, or the id of a data set';

/** Adds the commands that run somebody else's model. */
export function addModelCommands(
  program: Command,
  context: CliContext,
  exit: (code: number) => void,
): void {
  addDataOptions(program.command('inspect-model'), 64)
    .description('send a batch through an ONNX model in both modes')
    .requiredOption(DATA, WHAT_DATA)
    .addOption(
      new Option('--mode <mode>', 'which mode').choices([...MODES, 'both']).default('both'),
    )
    .action(async (file: string, options: InspectOptions) => {
      const { data, mode, batchSize, json = false } = options;
      exit(
        await inspectModel({ file, mode, data: dataOf(data, options), batchSize, json }, context),
      );
    });
  addDataOptions(program.command('recalibrate'), 64)
    .description("estimate an ONNX model's running statistics anew, and save them in a copy")
    .requiredOption(DATA, WHAT_DATA)
    .requiredOption('--out <file>', 'the copy')
    .option('--batches <n>', 'at most so many (all there are)', count(1_000_000))
    .action(async (file: string, options: RecalibrateOptions) => {
      const { data, out, batches = null, batchSize, json = false } = options;
      const order = { file, out, batches, batchSize, json };
      exit(await recalibrate({ ...order, data: dataOf(data, options) }, context));
    });
  addDataOptions(program.command('fold'), 16)
    .description("fold an ONNX model's BatchNorm into the layers before it, in a copy")
    .option(DATA, `measure the difference on ${WHAT_DATA} (random numbers)`)
    .requiredOption('--out <file>', 'the copy')
    .action(async (file: string, options: FoldOptions) => {
      const { out, batchSize, json = false } = options;
      const data = options.data === undefined ? null : dataOf(options.data, options);
      exit(await fold({ file, out, data, batchSize, json }, context));
    });
}
