import { NETWORKS } from '../domain/metrics.ts';
import type { EpochMetrics, NetworkName, PerNetwork } from '../domain/metrics.ts';
import { epochsOf, isBetter, isTold, valueOf } from './measure.ts';
import type { ComparedRun, Measure } from './measure.ts';

/** A value and the epoch it came at; null where the network has diverged. */
export interface Reached {
  value: number | null;
  epoch: number;
}

/** Where one network of one run ended, and how good it was at its best. Null where no epoch has it. */
export interface Outcome {
  last: Reached | null;
  /** The earliest epoch where several share the value. */
  best: (Reached & { value: number }) | null;
}

/** An outcome beside the first run's: value minus the first run's of the same network. */
export interface OutcomeRow {
  run: ComparedRun;
  network: NetworkName;
  outcome: Outcome;
  lastDelta: number | null;
  bestDelta: number | null;
}

export function outcomeOf(
  epochs: readonly EpochMetrics[],
  network: NetworkName,
  measure: Measure,
): Outcome {
  const end = epochs.findLast((each) => isTold(each, network, measure));
  if (end === undefined) return { last: null, best: null };
  let best: Outcome['best'] = null;
  for (const each of epochs) {
    const value = valueOf(each, network, measure);
    if (value === null) continue;
    if (best === null || isBetter(measure.metric, value, best.value)) {
      best = { value, epoch: each.epoch };
    }
  }
  return { last: { value: valueOf(end, network, measure), epoch: end.epoch }, best };
}

const difference = (a: number | null | undefined, b: number | null | undefined): number | null =>
  typeof a === 'number' && typeof b === 'number' ? a - b : null;

/** Last and best of every run and both networks, with what the first run is off by. */
export function outcomeRows(runs: readonly ComparedRun[], measure: Measure): OutcomeRow[] {
  const [first] = runs;
  if (first === undefined) return [];
  const outcomesOf = (run: ComparedRun): PerNetwork<Outcome> => {
    const epochs = epochsOf(run.metrics);
    return {
      bn: outcomeOf(epochs, 'bn', measure),
      plain: outcomeOf(epochs, 'plain', measure),
    };
  };
  const base = outcomesOf(first);
  return runs.flatMap((run) => {
    const outcomes = run === first ? base : outcomesOf(run);
    return NETWORKS.map((network) => ({
      run,
      network,
      outcome: outcomes[network],
      lastDelta: difference(outcomes[network].last?.value, base[network].last?.value),
      bestDelta: difference(outcomes[network].best?.value, base[network].best?.value),
    }));
  });
}
