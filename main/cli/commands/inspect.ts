import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type {
  ForwardResult,
  InspectedNorm,
  Mode,
  OpenedCopy,
  Outputs,
} from '../../../shared/domain/inspection.ts';
import type { Split } from '../../../shared/domain/metrics.ts';
import { keepsRunningStatistics, NORMALIZATION } from '../../../shared/domain/normalization.ts';
import type { CliContext } from '../context.ts';
import { columns } from '../output/columns.ts';
import { GOOD } from '../exitCodes.ts';
import { openWorkbench } from '../openWorkbench.ts';
import type { FolderOptions } from '../openWorkbench.ts';
import { BUILT_IN_DATA } from '../output/runReporter.ts';
import { savedId } from '../savedId.ts';

export interface InspectOrder {
  id: string;
  /** Null for the last that was saved. */
  epoch: number | null;
  mode: Mode;
  batchSize: number;
  split: Split;
  /** Of the order the batch is taken from. */
  seed: number;
  folders: FolderOptions;
  json: boolean;
}

/**
 * Sends the first batch of a shuffled split through a saved model and prints what came of it in one
 * mode; with `json` one object, with every number the window shows of it.
 */
export async function inspect(order: InspectOrder, context: CliContext): Promise<number> {
  const { mode, batchSize, split, seed, folders } = order;
  const id = savedId(order.id);
  const workbench = await openWorkbench(context, folders);
  try {
    const opened = await workbench.call('inspection:open', { id, epoch: order.epoch });
    const choice = { order: 'shuffled', split, size: batchSize, seed, number: 0 } as const;
    const batch = { drawn: [], choice, shifts: NO_SHIFTS };
    const { handle } = opened;
    const forward = await workbench.call('inspection:forward', { handle, batch, layers: null });
    if (order.json) context.terminal.printJson(asObject(opened, forward, mode));
    else for (const line of asLines(opened, forward, mode)) context.terminal.print(line);
    return GOOD;
  } finally {
    await workbench.close();
  }
}

/** The workbench's answer for both modes, reduced to one, without the images. */
function asObject({ id, name, epoch, data }: OpenedCopy, forward: ForwardResult, mode: Mode) {
  const { split, indices, labels } = forward.batch;
  const { plain, changed, refusedByPyTorch } = forward;
  return {
    ...{ id, name, epoch, data, mode, batch: { split, indices, labels } },
    ...{ bn: forward.bn?.[mode] ?? null, plain, changed, refusedByPyTorch },
    checked: forward.checked[mode],
    layers: forward.layers.map(({ modes, ...norm }) => ({ ...norm, ...modes[mode] })),
  };
}

const SPLIT: Record<Split, string> = { train: 'training', valid: 'validation' };

const percent = (share: number | null) => (share === null ? '-' : `${(share * 100).toFixed(2)} %`);
const number = (value: number | null | undefined, digits = 5) =>
  value === null || value === undefined ? '-' : value.toFixed(digits);

function asLines(
  { id, name, epoch, data, config }: OpenedCopy,
  forward: ForwardResult,
  mode: Mode,
): string[] {
  const { short } = NORMALIZATION[config.normalization];
  const { batch, bn, plain, layers, refusedByPyTorch } = forward;
  const size = batch.labels.length;
  const facts = [
    ['name', name],
    ['id', id],
    ['epoch', String(epoch)],
    ['data', data.builtIn ? BUILT_IN_DATA : data.name],
    ['mode', `${mode} mode`],
    ['batch', `${size} ${SPLIT[batch.split ?? 'valid']} images`],
    ...outputFacts(`with ${short}`, bn?.[mode] ?? null),
    ...outputFacts(`without ${short}`, plain),
    ...(bn === null ? [] : modeFacts(forward, mode)),
    ...(refusedByPyTorch ? [['note', 'PyTorch refuses a batch of one in train mode']] : []),
  ];
  return [...columns(facts), ...layers.flatMap((norm) => ['', ...normLines(config, norm, mode)])];
}

/** What one network makes of the batch; nothing where the model does not have it. */
function outputFacts(name: string, outputs: Outputs | null): string[][] {
  if (outputs === null) return [];
  const { loss, accuracy, predictions } = outputs;
  const without = predictions.filter((prediction) => prediction === null).length;
  const why = `its output is not a number (NaN) for ${without} of ${predictions.length} examples`;
  return [
    [name, `loss ${number(loss)}, accuracy ${percent(accuracy)}`],
    ...(without === 0 ? [] : [['', why]]),
  ];
}

/** What differs between the modes; only a network with normalization has it. */
const modeFacts = ({ batch, changed, checked }: ForwardResult, mode: Mode): string[][] => [
  [
    'differ',
    `${changed.length} of ${batch.labels.length} are predicted otherwise in the other mode`,
  ],
  ['checked', `differs by ${checked[mode]?.toExponential(2) ?? '-'} at most from float64`],
];

function normLines({ normalization }: ExperimentConfig, norm: InspectedNorm, mode: Mode): string[] {
  const { mean, biasedVariance, unbiasedVariance, zScore } = norm.modes[mode];
  const { layer, isCentered } = NORMALIZATION[normalization];
  const title = `${layer} ${norm.layer + 1}, ${norm.units} units`;
  const own = (group: number) => [
    String(group),
    number(mean[group]),
    number(biasedVariance[group]),
  ];
  if (!keepsRunningStatistics(normalization)) {
    const examples = mean.map((_, at) => {
      const [example, group] = [Math.floor(at / norm.groups), at % norm.groups];
      const [, ownMean = '', variance = ''] = own(at);
      const place = norm.groups === 1 ? [String(example)] : [String(example), String(group)];
      return isCentered ? [...place, ownMean, variance] : [...place, variance];
    });
    const place = norm.groups === 1 ? ['example'] : ['example', 'group'];
    const head = isCentered ? ['mean', 'biased variance'] : ['mean square'];
    return [title, ...columns([[...place, ...head], ...examples])];
  }
  const head = [
    'unit',
    'mean',
    'biased variance',
    'unbiased variance',
    'running mean',
    'running variance',
    'z',
  ];
  const rows = mean.map((_, unit) => [
    ...own(unit),
    number(unbiasedVariance[unit]),
    number(norm.runningMean[unit]),
    number(norm.runningVariance[unit]),
    number(zScore[unit], 2),
  ]);
  return [title, ...columns([head, ...rows])];
}
