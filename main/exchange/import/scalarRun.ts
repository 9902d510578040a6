import type { Metric } from '../../../shared/analysis/measure.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type {
  ChunkMetrics,
  EpochMetrics,
  Evaluation,
  MetricsLine,
  NetworkName,
  Split,
  Timing,
} from '../../../shared/domain/metrics.ts';
import type { SeriesSplit } from './seriesName.ts';

/** One number of a run made elsewhere. */
export interface Scalar {
  network: NetworkName;
  split: SeriesSplit;
  metric: Metric;
  /** Null where only the step is told; then epochs are counted in their order. */
  epoch: number | null;
  step: number | null;
  /** Since the start of the run. */
  seconds: number | null;
  /** Null where it is not finite. */
  value: number | null;
}

export interface Assembled {
  metrics: MetricsLine[];
  timings: Timing[];
}

/** Examples of MNIST's train split, by which steps are counted where a file tells only epochs. */
const TRAIN_EXAMPLES = 60_000;

/**
 * The metrics of a run out of its scalars, in whatever order they come.
 * @throws {Error} saying what is missing
 */
export function assembleRun(scalars: readonly Scalar[], config: ExperimentConfig): Assembled {
  const evaluated = numbered(scalars);
  const stepsPerEpoch = Math.floor((config.trainSubset ?? TRAIN_EXAMPLES) / config.batchSize);
  const epochs = byEpoch(evaluated).map((here, index) =>
    epochOf(here, index + 1, (index + 1) * stepsPerEpoch),
  );
  if (epochs.length === 0) throw new Error('it has no loss and accuracy over epochs');
  if (epochs.some(({ step }, index) => step <= (epochs[index - 1]?.step ?? -1))) {
    throw new Error('its steps do not grow with its epochs');
  }
  const chunks = chunksOf(scalars, epochs);
  const metrics = epochs.flatMap((epoch): MetricsLine[] => [
    ...chunks.filter((chunk) => chunk.epoch === epoch.epoch),
    epoch,
  ]);
  return { metrics, timings: timingsOf(evaluated, epochs) };
}

/**
 * The scalars of the epochs' ends, each with its epoch. Where only steps are told, epochs are counted
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
  const epochs = new Map<number, Scalar[]>();
  for (const scalar of scalars) {
    if (scalar.epoch === null) continue;
    const here = epochs.get(scalar.epoch);
    if (here === undefined) epochs.set(scalar.epoch, [scalar]);
    else here.push(scalar);
  }
  return [...epochs].sort(([a], [b]) => a - b).map(([, here]) => here);
}

function epochOf(scalars: readonly Scalar[], epoch: number, step: number): EpochMetrics {
  const find = (network: NetworkName, split: Split, metric: Metric) =>
    scalars.find(
      (each) => each.network === network && each.split === split && each.metric === metric,
    );
  const evaluation = (network: NetworkName, split: Split): Evaluation => {
    const accuracy = find(network, split, 'accuracy')?.value ?? null;
    const which = `network ${network === 'bn' ? 'with' : 'without'} normalization`;
    if (accuracy === null) {
      throw new Error(`epoch ${epoch} has no ${split} accuracy of the ${which}`);
    }
    if (accuracy < 0 || accuracy > 1) {
      throw new Error(
        `epoch ${epoch} has an accuracy of ${accuracy}; it must be a share from 0 to 1`,
      );
    }
    return { loss: find(network, split, 'loss')?.value ?? null, accuracy };
  };
  const both = (split: Split) => ({
    bn: evaluation('bn', split),
    plain: evaluation('plain', split),
  });
  const told = scalars.find((scalar) => scalar.step !== null)?.step;
  return { kind: 'epoch', epoch, step: told ?? step, train: both('train'), valid: both('valid') };
}

/** The steps' losses, where both networks have them, in stretches without a gap. */
function chunksOf(scalars: readonly Scalar[], epochs: readonly EpochMetrics[]): ChunkMetrics[] {
  const losses = { bn: new Map<number, number | null>(), plain: new Map<number, number | null>() };
  for (const { network, split, metric, step, value } of scalars) {
    if (split === 'batch' && metric === 'loss' && step !== null) losses[network].set(step, value);
  }
  const steps = [...losses.bn.keys()].filter((step) => step >= 1 && losses.plain.has(step));
  const chunks: ChunkMetrics[] = [];
  let next = -1;
  for (const step of steps.sort((a, b) => a - b)) {
    const epoch = epochs.find((each) => each.step >= step)?.epoch;
    if (epoch === undefined) break;
    let chunk = chunks.at(-1);
    if (chunk === undefined || step !== next || chunk.epoch !== epoch) {
      chunk = { kind: 'chunk', epoch, firstStep: step, loss: { bn: [], plain: [] } };
      chunks.push(chunk);
    }
    for (const network of NETWORKS) chunk.loss[network].push(losses[network].get(step) ?? null);
    next = step + 1;
  }
  return chunks;
}

/** When each epoch was over, as far as the file tells, never going back. */
function timingsOf(scalars: readonly Scalar[], epochs: readonly EpochMetrics[]): Timing[] {
  const timings: Timing[] = [];
  for (const [index, here] of byEpoch(scalars).entries()) {
    const seconds = here.flatMap((scalar) => (scalar.seconds === null ? [] : [scalar.seconds]));
    const step = epochs[index]?.step;
    const elapsed = Math.max(...seconds);
    if (step === undefined || seconds.length === 0) continue;
    if (elapsed >= (timings.at(-1)?.elapsed ?? 0)) timings.push({ step, elapsed });
  }
  return timings;
}
