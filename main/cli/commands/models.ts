import { resolve } from 'node:path';
import type { Mode } from '../../../shared/domain/inspection.ts';
import type { Split } from '../../../shared/domain/metrics.ts';
import { message } from '../../../shared/errors/message.ts';
import { isArrayFile, locateModelData } from '../../workbench/models/modelData.ts';
import type { WantedModelData } from '../../workbench/models/modelData.ts';
import { runModelFile } from '../../workbench/models/runModels.ts';
import type { RunOrder } from '../../workbench/models/runModels.ts';
import type { CliContext } from '../context.ts';
import { GOOD, UsageError } from '../exitCodes.ts';
import {
  foldedLines,
  inspectedLines,
  modelRunJson,
  recalibratedLines,
} from '../output/modelLines.ts';

/** What a command says of its data; null where it leaves it open. */
export interface ModelDataOptions {
  data: string;
  labels: string | null;
  split: Split | null;
  seed: number | null;
  scale: WantedModelData['scale'] | null;
}

interface Order {
  file: string;
  batchSize: number;
  json: boolean;
}

interface RecalibrateOrder extends Order {
  out: string;
  data: ModelDataOptions;
  /** Null for as many as there are. */
  batches: number | null;
}

/** Sends one batch through a model and prints what came of it in each mode. */
export async function inspectModel(
  { file, data, batchSize, mode, json }: Order & { data: ModelDataOptions; mode: Mode | 'both' },
  context: CliContext,
): Promise<number> {
  const modes: Mode[] = mode === 'both' ? ['eval', 'train'] : [mode];
  const found = await dataFor(data, 'valid', context);
  const order = { kind: 'inspect' as const, file: resolve(file), data: found, batchSize, modes };
  const result = await run<'inspect'>(order, context);
  if (json) context.terminal.printJson(modelRunJson(result));
  else for (const line of inspectedLines(result)) context.terminal.print(line);
  return GOOD;
}

/** Estimates running statistics anew and writes a copy of the model with them. */
export async function recalibrate(
  { file, out, data, batches, batchSize, json }: RecalibrateOrder,
  context: CliContext,
): Promise<number> {
  const found = await dataFor(data, 'train', context);
  const files = { file: resolve(file), out: resolve(out) };
  const order = { kind: 'recalibrate' as const, ...files, data: found, batchSize, batches };
  const result = await run<'recalibrate'>(order, context);
  if (json) context.terminal.printJson(modelRunJson({ out: files.out, ...result }));
  else for (const line of recalibratedLines(result, out)) context.terminal.print(line);
  return GOOD;
}

/** Writes a copy of the model without the BatchNorm nodes that can be folded away. */
export async function fold(
  { file, out, data, batchSize, json }: Order & { out: string; data: ModelDataOptions | null },
  context: CliContext,
): Promise<number> {
  const found = data && (await dataFor(data, 'valid', context));
  const files = { file: resolve(file), out: resolve(out) };
  const order = { kind: 'fold' as const, ...files, data: found, batchSize };
  const result = await run<'fold'>(order, context);
  if (json) context.terminal.printJson(modelRunJson({ out: files.out, ...result }));
  else for (const line of foldedLines(result, out)) context.terminal.print(line);
  return GOOD;
}

async function dataFor(
  { data, labels, split, seed, scale }: ModelDataOptions,
  usualSplit: Split,
  { surroundings, parts }: CliContext,
) {
  const isFile = await isArrayFile(data);
  const foreign = isFile
    ? [split !== null && '--split', scale !== null && '--normalize']
    : [labels !== null && '--labels'];
  const [wrong] = foreign.filter((option) => option !== false);
  if (wrong !== undefined) {
    throw new UsageError(
      message(isFile ? 'usageForDataSets' : 'usageForArrays', { option: wrong }),
    );
  }
  const wanted = { data, labels, split: split ?? usualSplit, seed, scale: scale ?? UNSCALED };
  return locateModelData(wanted, surroundings, parts.broughtMnist ?? null);
}

/** Pixels from 0 to 1, as the lab has them. */
const UNSCALED = { mean: [0], deviation: [1] };

/** Ctrl+C and the like end the work with the command. */
async function run<Kind extends RunOrder['kind']>(
  order: Extract<RunOrder, { kind: Kind }>,
  { terminal, parts }: CliContext,
) {
  const onProgress = (done: number, total: number) => {
    if (total > 1) terminal.progress(`${done} of ${total}`);
  };
  try {
    return await runModelFile<Kind>(parts.runner, order, { onProgress });
  } finally {
    terminal.progress('');
  }
}
