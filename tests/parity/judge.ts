import { buffersOf, parametersOf } from '../../shared/domain/networks.ts';
import type { Arrays, Network } from '../../shared/domain/networks.ts';
import { TOLERANCE } from './allowance.ts';
import type { Allowances } from './allowance.ts';

/** A training's losses (under `losses`) and its arrays at the end, by name. */
export type Trained = ReadonlyMap<string, ArrayLike<number>>;

export const trainedOf = (
  losses: ArrayLike<number>,
  { parameters, buffers }: { parameters: Arrays; buffers: Arrays },
): Trained => new Map<string, ArrayLike<number>>([...parameters, ...buffers, ['losses', losses]]);

/** Names of what has no say in the outputs: see `COMPARED`. */
function unseenNames(network: Network): string[] {
  return network.flatMap((layer, position) => {
    const hidden = layer.kind === 'batchNorm' && network[position - 1]?.kind === 'linear';
    return hidden ? [`${position - 1}.bias`, `${position}.runningMean`] : [];
  });
}

/** Of each part, the error that is nearest to what is allowed, and what is allowed there. */
export function judgeTraining(
  network: Network,
  ours: Trained,
  theirs: Trained,
  allowances: Allowances,
) {
  const unseen = unseenNames(network);
  const seen = (specs: readonly { name: string }[]) =>
    specs.map(({ name }) => name).filter((name) => !unseen.includes(name));
  const nearest = (names: readonly string[]) =>
    names
      .map((name) => ({
        error: largestError(ours.get(name) ?? [], theirs.get(name) ?? []),
        allowed: allowances.get(name) ?? 0,
      }))
      .reduce(
        (worst, each) => (each.error / each.allowed > worst.error / worst.allowed ? each : worst),
        { error: 0, allowed: TOLERANCE },
      );
  return {
    losses: nearest(['losses']),
    parameters: nearest(seen(parametersOf(network))),
    runningStatistics: nearest(seen(buffersOf(network))),
    unseen: nearest(unseen),
  };
}

export function largestError(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  if (ours.length !== theirs.length)
    throw new Error(`${ours.length} numbers against ${theirs.length}`);
  const errors = Array.from(ours, (value, index) =>
    Math.abs(value - (theirs[index] ?? Number.NaN)),
  );
  return errors.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(0, ...errors);
}
