import { SETTINGS } from '../../../../shared/domain/catalog/catalog.ts';
import type { ExperimentConfig } from '../../../../shared/domain/config.ts';
import { NETWORKS, SPLITS } from '../../../../shared/domain/metrics.ts';
import type {
  EpochMetrics,
  MetricsLine,
  NetworkName,
  PerNetwork,
  SavedEvaluation,
  Split,
  Timing,
} from '../../../../shared/domain/metrics.ts';
import { METRICS } from '../../../../shared/analysis/measure.ts';
import { message } from '../../../../shared/errors/message.ts';
import type { Message } from '../../../../shared/errors/message.ts';
import { Refusal } from '../../../../shared/errors/refusal.ts';
import { groupedBy } from './groupedBy.ts';
import { placeOf, withoutRestarted } from './restarts.ts';
import type { Scalar } from './scalar.ts';
import { chunksOf, withStepsApart } from './stepLosses.ts';

export interface Assembled {
  metrics: MetricsLine[];
  timings: Timing[];
  /** What a person should know of how they were put together. */
  notices: Message[];
}

/** Examples of MNIST's train split, by which steps are counted where a file has only epochs. */
const TRAIN_EXAMPLES = 60_000;

/**
 * The metrics of a run out of its scalars, in the order they were logged: of several for one place the
 * later counts.
 * @param purged how many values were left out before, for a restart that the file mentions
 * @throws {Refusal} saying what is missing
 */
export function assembleRun(
  logged: readonly Scalar[],
  config: ExperimentConfig,
  purged = 0,
): Assembled {
  refuseOneStep(logged);
  const { kept, replaced } = withoutRestarted(logged);
  const left = purged + replaced;
  const scalars = withStepsApart(kept);
  if (!scalars.some(isTelling)) throw new Refusal(message('importNoSeries'));
  const evaluated = numbered(scalars);
  const { epochs: grouped, unfinished } = finishedEpochs(byEpoch(evaluated));
  const most = SETTINGS.epochs.range.max;
  if (grouped.length > most) {
    throw new Refusal(message('importTooManyEpochs', { count: grouped.length, most }));
  }
  const stepsPerEpoch = Math.floor((config.trainSubset ?? TRAIN_EXAMPLES) / config.batchSize);
  const epochs = grouped.map((here, index) =>
    epochOf(here, index + 1, (index + 1) * stepsPerEpoch),
  );
  if (epochs.some(({ step }, index) => step <= (epochs[index - 1]?.step ?? -1))) {
    throw new Refusal(message('importStepsFall'));
  }
  const chunks = chunksOf(scalars, epochs);
  const metrics = epochs.flatMap((epoch): MetricsLine[] => [
    ...chunks.filter((chunk) => chunk.epoch === epoch.epoch),
    epoch,
  ]);
  const notices = [
    ...(left === 0 ? [] : [message('importReplaced', { count: left })]),
    ...(unfinished === null ? [] : [message('importEpochUnfinished', { epoch: unfinished })]),
    ...networkNotices(scalars),
  ];
  return { metrics, timings: timingsOf(grouped, epochs), notices };
}

/** Refuses a series that was logged several times in one start, and always at the same step. */
function refuseOneStep(logged: readonly Scalar[]): void {
  const placed = logged.filter(({ epoch }) => epoch === null);
  const labels = groupedBy(placed, ({ label }) => label);
  for (const [series, values] of labels) {
    const [first] = values;
    const starts = new Set(values.map(({ start }) => start));
    if (first === undefined || values.length === starts.size) continue;
    if (new Set(values.map(placeOf)).size > 1) continue;
    const step = String(first.step ?? 0);
    throw new Refusal(message('importOneStep', { count: values.length, series, step }));
  }
}

/** Whether it is a value one can compare runs by. */
const isTelling = ({ split, metric, value }: Scalar): boolean =>
  (metric === 'accuracy' && split !== 'batch' && value !== null) ||
  (metric === 'loss' && split === 'valid');

/** What is to be said where only one network has values. */
function networkNotices(scalars: readonly Scalar[]): Message[] {
  const present = new Set(scalars.map(({ network }) => network));
  if (present.size === NETWORKS.length) return [];
  return [message(present.has('bn') ? 'importOnlyNormalized' : 'importOnlyPlain')];
}

/**
 * The scalars of the epochs' ends, each with its epoch. Where there are only steps, epochs are counted
 * in their order; steps that are consecutive, in a file without steps' losses, are epochs themselves.
 */
function numbered(scalars: readonly Scalar[]): Scalar[] {
  const evaluated = scalars.filter(({ split }) => split !== 'batch');
  if (evaluated.every(({ epoch }) => epoch !== null)) return evaluated;
  const places = new Set(evaluated.flatMap(({ step }) => (step === null ? [] : [step])));
  const steps = [...places].sort((a, b) => a - b);
  const ranks = new Map(steps.map((step, index) => [step, index]));
  const areEpochs =
    evaluated.length === scalars.length &&
    steps.every((step, index) => index === 0 || step === (steps[index - 1] ?? 0) + 1);
  return evaluated.map((scalar) => ({
    ...scalar,
    epoch: ranks.get(scalar.step ?? 0) ?? null,
    step: areEpochs ? null : scalar.step,
  }));
}

/** The scalars of each epoch, in order; whether the first is called 0 or 1 makes no difference. */
function byEpoch(scalars: readonly Scalar[]): Scalar[][] {
  const placed = scalars.flatMap((scalar) =>
    scalar.epoch === null ? [] : [{ scalar, epoch: scalar.epoch }],
  );
  return [...groupedBy(placed, ({ epoch }) => epoch)]
    .sort(([a], [b]) => a - b)
    .map(([, here]) => here.map(({ scalar }) => scalar));
}

/** Without a last epoch that lacks an accuracy which every epoch before it has: it was not over. */
function finishedEpochs(epochs: Scalar[][]): { epochs: Scalar[][]; unfinished: number | null } {
  const [last = [], ...before] = epochs.toReversed();
  const accuracies = (scalars: readonly Scalar[]): Set<string> =>
    new Set(scalars.filter(({ metric }) => metric === 'accuracy').map(({ label }) => label));
  if (before.length === 0) return { epochs, unfinished: null };
  const found = accuracies(last);
  const others = before.map(accuracies);
  const [first = new Set<string>()] = others;
  const lacks = [...first].some(
    (label) => !found.has(label) && others.every((epoch) => epoch.has(label)),
  );
  return lacks
    ? { epochs: epochs.slice(0, -1), unfinished: epochs.length }
    : { epochs, unfinished: null };
}

function epochOf(scalars: readonly Scalar[], epoch: number, counted: number): EpochMetrics {
  const evaluation = (network: NetworkName, split: Split): SavedEvaluation => {
    const found: SavedEvaluation = {};
    for (const metric of METRICS) {
      const last = scalars.findLast(
        (each) => each.network === network && each.split === split && each.metric === metric,
      );
      if (last === undefined) continue;
      if (metric === 'loss') found.loss = last.value;
      else if (last.value !== null) found.accuracy = checkedAccuracy(last.value, epoch);
    }
    return found;
  };
  const both = (split: Split): PerNetwork<SavedEvaluation> => ({
    bn: evaluation('bn', split),
    plain: evaluation('plain', split),
  });
  const step = scalars.findLast((scalar) => scalar.step !== null)?.step ?? counted;
  if (!Number.isSafeInteger(step) || step < 0) {
    throw new Refusal(message('importStepImpossible', { epoch, step: String(step) }));
  }
  return { kind: 'epoch', epoch, step, train: both(SPLITS[0]), valid: both(SPLITS[1]) };
}

function checkedAccuracy(value: number, epoch: number): number {
  if (value >= 0 && value <= 1) return value;
  throw new Refusal(message('importAccuracyRange', { epoch, value: String(value) }));
}

/** When each epoch was over, as far as the file says, in ascending order. */
function timingsOf(grouped: readonly Scalar[][], epochs: readonly EpochMetrics[]): Timing[] {
  const timings: Timing[] = [];
  for (const [index, here] of grouped.entries()) {
    const elapsed = here.reduce((most, { seconds }) => Math.max(most, seconds ?? -1), -1);
    const step = epochs[index]?.step;
    if (step === undefined || elapsed < 0 || !Number.isFinite(elapsed)) continue;
    if (elapsed >= (timings.at(-1)?.elapsed ?? 0)) timings.push({ step, elapsed });
  }
  return timings;
}
