import { QUANTILE_LEVELS } from '../domain/inspection.ts';
import type { NetworkName } from '../domain/metrics.ts';
import type { HealthLine } from '../domain/recording.ts';

const LOW = QUANTILE_LEVELS.indexOf(0.15);
const HIGH = QUANTILE_LEVELS.indexOf(0.85);

type Quantiles = readonly (number | null)[];

/**
 * How far a distribution went from `from` to `to`, in half-widths of `from` (from its 15 % to its 85 %
 * quantile, as the BN paper draws them): the mean distance of their quantiles, which is about the
 * 1-Wasserstein distance. Null where a quantile is not finite or `from` has no width.
 */
export function quantileDistance(from: Quantiles, to: Quantiles): number | null {
  const halfWidth = ((from[HIGH] ?? Number.NaN) - (from[LOW] ?? Number.NaN)) / 2;
  const moves = from.map((value, level) =>
    Math.abs((to[level] ?? Number.NaN) - (value ?? Number.NaN)),
  );
  const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length;
  const distance = mean / halfWidth;
  return Number.isFinite(distance) ? distance : null;
}

/**
 * How far what comes into each activation of a network moved between the first and the last of the
 * recorded moments; one entry a hidden layer.
 */
export function inputDrift(health: readonly HealthLine[], network: NetworkName): (number | null)[] {
  const first = health[0]?.[network].layers ?? [];
  const last = health.at(-1)?.[network].layers ?? [];
  return first.map(({ quantiles }, layer) =>
    quantileDistance(quantiles, last[layer]?.quantiles ?? []),
  );
}

/** The mean over the layers; null where one of them is not known, or there is none. */
export function meanDrift(drift: readonly (number | null)[]): number | null {
  const known = drift.filter((each) => each !== null);
  if (known.length === 0 || known.length < drift.length) return null;
  return known.reduce((sum, each) => sum + each, 0) / known.length;
}
