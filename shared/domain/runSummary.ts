import { EMPTY_SUMMARY } from './experiment.ts';
import type { ExperimentSummary } from './experiment.ts';
import { NETWORKS } from './metrics.ts';
import { NORMALIZATION } from './normalization.ts';
import type { Normalization } from './normalization.ts';
import type { EpochMetrics, NetworkName, PerNetwork } from './metrics.ts';

const SPARKLINE_POINTS = 32;

/** Every epoch where there are few, else evenly spread ones with the first and the last among them. */
function sparkline(accuracies: number[]): number[] {
  if (accuracies.length <= SPARKLINE_POINTS) return accuracies;
  const spacing = (accuracies.length - 1) / (SPARKLINE_POINTS - 1);
  return Array.from(
    { length: SPARKLINE_POINTS },
    (_, point) => accuracies[Math.round(point * spacing)] ?? 0,
  );
}

interface Best {
  accuracy: number;
  epoch: number;
}

/** The highest valid accuracy; the earliest epoch where several share it, null where none has one. */
function bestOf(epochs: EpochMetrics[], network: NetworkName): Best | null {
  let best: Best | null = null;
  for (const { epoch, valid } of epochs) {
    const { accuracy } = valid[network];
    if (accuracy === undefined) continue;
    if (best === null || accuracy > best.accuracy) best = { accuracy, epoch };
  }
  return best;
}

const accuraciesOf = (epochs: EpochMetrics[], network: NetworkName): number[] =>
  epochs.flatMap(({ valid }) => valid[network].accuracy ?? []);

function forEach<T>(value: (network: NetworkName) => T): PerNetwork<T> {
  return Object.fromEntries(NETWORKS.map((network) => [network, value(network)])) as PerNetwork<T>;
}

/**
 * What the table shows of a run after `epochs`.
 * @param seconds of training and evaluation so far
 * @param divergedAt the first step of each network whose loss was not finite
 */
export function summaryOf(
  epochs: EpochMetrics[],
  seconds: number,
  divergedAt: ExperimentSummary['divergedAt'],
): ExperimentSummary {
  const last = epochs.at(-1);
  if (last === undefined) return { ...EMPTY_SUMMARY, divergedAt };
  return {
    epochsDone: last.epoch,
    last,
    best: forEach((network) => bestOf(epochs, network)),
    sparkline: forEach((network) => sparkline(accuraciesOf(epochs, network))),
    seconds,
    divergedAt,
  };
}

const NETWORK_WORDS: Record<NetworkName, string> = { bn: 'with', plain: 'without' };

/** One sentence on which network diverged where; empty when none did. */
export function divergenceReason(
  divergedAt: ExperimentSummary['divergedAt'],
  normalization: Normalization,
): string {
  const { name } = NORMALIZATION[normalization];
  const parts = NETWORKS.flatMap((network) => {
    const step = divergedAt[network];
    return step === null ? [] : [`the network ${NETWORK_WORDS[network]} ${name} at step ${step}`];
  });
  return parts.length === 0 ? '' : `The loss stopped being a finite number: ${parts.join(', ')}.`;
}
