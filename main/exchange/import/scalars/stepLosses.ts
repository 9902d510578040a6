import { NETWORKS } from '../../../../shared/domain/metrics.ts';
import type {
  ChunkMetrics,
  EpochMetrics,
  NetworkName,
  PerNetwork,
} from '../../../../shared/domain/metrics.ts';
import type { Scalar } from './scalar.ts';

/** A training series with more than this many values for each of validation's is logged inside epochs. */
const MOST_TRAIN_PER_VALID = 10;

/**
 * The scalars, those of training series that are logged inside epochs marked as values of a step: the
 * loss of every step, or of every fiftieth, is not that of an epoch.
 */
export function withStepsApart(scalars: readonly Scalar[]): Scalar[] {
  const inSteps = scalars.every(({ epoch, split }) => epoch !== null || split === 'batch')
    ? labelsInsideEpochs(scalars)
    : labelsBetweenEnds(scalars);
  return scalars.map((scalar) =>
    inSteps.has(scalar.label) ? { ...scalar, split: 'batch' } : scalar,
  );
}

/** Series of the train split that have several steps in most of their epochs. */
function labelsInsideEpochs(scalars: readonly Scalar[]): Set<string> {
  const series = new Map<string, Map<number, Set<number>>>();
  for (const { split, label, epoch, step } of scalars) {
    if (split !== 'train' || epoch === null || step === null) continue;
    const epochs = series.get(label) ?? new Map<number, Set<number>>();
    series.set(label, epochs);
    const steps = epochs.get(epoch) ?? new Set<number>();
    epochs.set(epoch, steps.add(step));
  }
  const isInside = ([, epochs]: [string, Map<number, Set<number>>]) =>
    2 * [...epochs.values()].filter(({ size }) => size > 1).length > epochs.size;
  return new Set([...series].filter(isInside).map(([label]) => label));
}

/** Series of the train split with values at other steps than the ends of epochs, where there are only steps. */
function labelsBetweenEnds(scalars: readonly Scalar[]): Set<string> {
  const steps = new Map<string, Set<number>>();
  const ends = new Set<number>();
  for (const { split, label, step } of scalars) {
    if (step === null) continue;
    if (split === 'valid') ends.add(step);
    if (split === 'train') steps.set(label, (steps.get(label) ?? new Set<number>()).add(step));
  }
  const metrics = new Map(scalars.map(({ label, metric }) => [label, metric]));
  const labelsOf = (wanted: string) =>
    [...steps].filter(([label]) => metrics.get(label) === wanted);
  const inSteps = new Set<string>();
  // Validation alone does not say: it may be every tenth epoch.
  const validEnds = [...ends];
  for (const [label, places] of labelsOf('accuracy')) {
    const shared = validEnds.filter((end) => places.has(end)).length;
    const isBetween =
      validEnds.length > 0 &&
      (shared === 0
        ? places.size > validEnds.length
        : places.size - shared > MOST_TRAIN_PER_VALID * validEnds.length);
    if (isBetween) inSteps.add(label);
    else for (const step of places) ends.add(step);
  }
  for (const [label, places] of labelsOf('loss')) {
    if (ends.size > 0 && [...places].some((step) => !ends.has(step))) inSteps.add(label);
  }
  return inSteps;
}

/** The steps' losses, in stretches without a gap; where both networks have some, the steps of both. */
export function chunksOf(
  scalars: readonly Scalar[],
  epochs: readonly EpochMetrics[],
): ChunkMetrics[] {
  const losses: PerNetwork<Map<number, number | null>> = { bn: new Map(), plain: new Map() };
  for (const { network, split, metric, step, value } of scalars) {
    if (split === 'batch' && metric === 'loss' && step !== null) losses[network].set(step, value);
  }
  const networks = NETWORKS.filter((network) => losses[network].size > 0);
  const isCommon = (step: number) => networks.every((network) => losses[network].has(step));
  const chunks: ChunkMetrics[] = [];
  let next = -1;
  for (const step of stepsOf(losses, networks).filter(isCommon)) {
    const epoch = epochs.find((each) => each.step >= step)?.epoch;
    if (epoch === undefined) break;
    let chunk = chunks.at(-1);
    if (chunk === undefined || step !== next || chunk.epoch !== epoch) {
      chunk = { kind: 'chunk', epoch, firstStep: step, loss: { bn: [], plain: [] } };
      chunks.push(chunk);
    }
    for (const network of networks) chunk.loss[network].push(losses[network].get(step) ?? null);
    next = step + 1;
  }
  return chunks;
}

/** The steps of the first of the networks, in order, as far as they can be steps. */
function stepsOf(
  losses: PerNetwork<Map<number, number | null>>,
  [first]: readonly NetworkName[],
): number[] {
  if (first === undefined) return [];
  const steps = [...losses[first].keys()];
  return steps.filter((step) => Number.isSafeInteger(step) && step >= 1).sort((a, b) => a - b);
}
