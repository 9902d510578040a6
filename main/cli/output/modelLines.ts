import type { Mode } from '../../../shared/domain/inspection.ts';
import { messageSchema } from '../../../shared/errors/message.ts';
import { numbersInJson } from '../../../shared/models/report/modelJson.ts';
import type { RunResults } from '../../workbench/models/runModels.ts';
import { columns } from './columns.ts';
import { inEnglish, inTerminalLanguage } from './language.ts';

type Left = RunResults['inspect']['left'];
type Layer = RunResults['inspect']['layers'][number];

const number = (value: number | null | undefined, digits = 5) =>
  value === null || value === undefined ? '-' : value.toFixed(digits);
const small = (value: number) => value.toExponential(2);

const leftLines = (left: Left): string[] =>
  left.map(({ path, reason }) => `left as it is: ${path} ${inTerminalLanguage(reason)}`);

/** What one batch gave, in each mode that was wanted. */
export function inspectedLines(result: RunResults['inspect']): string[] {
  const { modes, changed, largestDifference, layers, left, opset, indices } = result;
  const facts = [
    ['opset', String(opset)],
    ['batch', `${indices.length} examples`],
    ...(['eval', 'train'] as const).flatMap((mode) => outputFacts(mode, modes[mode])),
    ...(largestDifference === null ? [] : [['differ', `by ${small(largestDifference)} at most`]]),
    ...(changed === null
      ? []
      : [['', `${changed.length} of ${indices.length} are predicted otherwise`]]),
  ];
  return [
    ...columns(facts),
    ...leftLines(left),
    ...layers.flatMap((layer) => ['', ...layerLines(layer)]),
  ];
}

function outputFacts(mode: Mode, outputs: RunResults['inspect']['modes'][Mode]): string[][] {
  if (outputs === undefined) return [];
  const { loss, accuracy, outputs: all } = outputs;
  const shapes = all.map(({ name, shape }) => `${name} [${shape.join(', ')}]`).join(', ');
  const judged =
    accuracy === null ? '' : `; loss ${number(loss)}, accuracy ${(accuracy * 100).toFixed(2)} %`;
  return [[`${mode} mode`, `${shapes}${judged}`]];
}

function layerLines({ path, channels, runningMean, runningVariance, modes }: Layer): string[] {
  const shown = (['eval', 'train'] as const).filter((mode) => modes[mode] !== undefined);
  const head = [
    ...['channel', 'running mean', 'running variance'],
    ...shown.flatMap((mode) => [`${mode}: mean`, 'biased variance', 'z']),
  ];
  const rows = Array.from({ length: channels }, (_, channel) => [
    String(channel),
    number(runningMean?.[channel]),
    number(runningVariance?.[channel]),
    ...shown.flatMap((mode) => [
      number(modes[mode]?.mean[channel]),
      number(modes[mode]?.biasedVariance[channel]),
      number(modes[mode]?.zScore?.[channel], 2),
    ]),
  ]);
  return [`${path}, ${channels} channels`, ...columns([head, ...rows])];
}

/** How far each layer's statistics moved. */
export function recalibratedLines(
  { batches, layers, left }: RunResults['recalibrate'],
  out: string,
): string[] {
  const rows = layers.map(({ path, before, after }) => [
    path,
    String(after.mean.length),
    number(largest(after.mean.map((mean, at) => Math.abs(mean - (before.mean[at] ?? 0))))),
    number(largest(ratios(before.variance, after.variance)), 3),
  ]);
  const head = ['layer', 'channels', 'largest change of a mean', 'largest ratio of variances'];
  return [
    `${out}: statistics of ${batches} ${batches === 1 ? 'batch' : 'batches'}`,
    ...leftLines(left),
    ...columns([head, ...rows]),
  ];
}

const ratios = (before: Float64Array, after: Float64Array) =>
  after.map((variance, at) => {
    const ratio = variance / (before[at] ?? Number.NaN);
    return Math.max(ratio, 1 / ratio);
  });
const largest = (values: Float64Array) => values.reduce((most, each) => Math.max(most, each), 0);

/** What was folded into what, and what it changed. */
export function foldedLines(
  { folded, left, difference }: RunResults['fold'],
  out: string,
): string[] {
  const measured =
    difference === null
      ? 'not measured: the model has inputs of unknown size; give --data'
      : `${small(difference.largest)} at most, of outputs up to ${number(difference.scale)}`;
  return [
    `${out}: ${folded.length} folded, ${left.length} left`,
    `difference in eval mode: ${measured}`,
    ...folded.map(({ path, into }) => `folded: ${path} into ${into}`),
    ...leftLines(left),
  ];
}

/** The same as JSON can hold it: arrays as lists, sentences in English. */
export function modelRunJson(value: unknown): unknown {
  return numbersInJson(plain(value));
}

function plain(value: unknown): unknown {
  if (value instanceof Float64Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const said = messageSchema.safeParse(value);
  if (said.success) return inEnglish(said.data);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
