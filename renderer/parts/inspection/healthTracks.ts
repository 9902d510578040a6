import { QUANTILE_LEVELS } from '../../../shared/domain/inspection.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { NetworkName, PerNetwork } from '../../../shared/domain/metrics.ts';
import type { HealthLine, NetworkHealth } from '../../../shared/domain/recording.ts';
import { axisOver } from '../../plot/small/track.ts';
import type { TrackAxis, TrackValues } from '../../plot/small/track.ts';

export const HEALTH_KINDS = ['inputs', 'gradients', 'inactive'] as const;
export type HealthKind = (typeof HEALTH_KINDS)[number];

/** One plot: its lines and bands for each network, on an axis common to both. */
export interface HealthRow {
  /** The hidden layer it is of, 0 for the first; null for all layers together. */
  layer: number | null;
  axis: TrackAxis;
  networks: PerNetwork<{
    bands: { low: TrackValues; high: TrackValues }[];
    lines: { values: TrackValues; color: string }[];
  }>;
}

const RAMP_COLORS = 12;
const NETWORK_COLORS: PerNetwork<string> = { bn: '--bn', plain: '--plain' };

/** The color of a layer among `count`, from the first to the last. */
export const layerColor = (layer: number, count: number): string =>
  `--ramp-${Math.round((layer / Math.max(count - 1, 1)) * (RAMP_COLORS - 1))}`;

/** Where the recorded lines stand on an axis of epochs. */
export function trackEpochs(health: readonly HealthLine[]): number[] {
  const whole = health.filter(({ epoch }) => epoch > 0);
  const last = whole.at(-1);
  if (last === undefined) return health.map(() => 0);
  const stepsPerEpoch = stepsPerEpochOf(whole, last);
  return health.map(({ step }) => step / stepsPerEpoch);
}

/** The last line of an epoch is taken at its end. */
function stepsPerEpochOf(health: readonly HealthLine[], last: HealthLine): number {
  const ended = health.filter(({ epoch }, place) => epoch !== (health[place + 1]?.epoch ?? epoch));
  const end = ended.at(-1) ?? last;
  return end.step / end.epoch;
}

/** Everything recorded of one kind, a row of plots each. */
export function healthRows(health: readonly HealthLine[], kind: HealthKind): HealthRow[] {
  if (kind === 'inputs') return inputRows(health);
  const of = ({ gradients, layers }: NetworkHealth) =>
    kind === 'gradients' ? gradients : layers.map(({ inactive }) => inactive);
  const count = Math.max(0, ...health.map(({ bn }) => of(bn).length));
  const networks = perNetwork((name) => ({
    bands: [],
    lines: Array.from({ length: count }, (_, layer) => ({
      values: health.map((line) => of(line[name])[layer] ?? null),
      color: layerColor(layer, count),
    })),
  }));
  const values = NETWORKS.flatMap((name) => networks[name].lines.flatMap((line) => line.values));
  const axis =
    kind === 'gradients' ? axisOver(values, true) : { min: 0, max: 1, isLogarithmic: false };
  return [{ layer: null, axis, networks }];
}

function inputRows(health: readonly HealthLine[]): HealthRow[] {
  const count = health[0]?.bn.layers.length ?? 0;
  return Array.from({ length: count }, (_, layer) => {
    const quantiles = (name: NetworkName) =>
      QUANTILE_LEVELS.map((_level, place) =>
        health.map((line) => line[name].layers[layer]?.quantiles[place] ?? null),
      );
    const networks = perNetwork((name) => {
      const [lowest = [], low = [], median = [], high = [], highest = []] = quantiles(name);
      return {
        bands: [
          { low: lowest, high: highest },
          { low, high },
        ],
        lines: [{ values: median, color: NETWORK_COLORS[name] }],
      };
    });
    const ends = NETWORKS.flatMap((name) => quantiles(name).flat());
    return { layer, axis: axisOver(ends), networks };
  });
}

function perNetwork<T>(make: (name: NetworkName) => T): PerNetwork<T> {
  return { bn: make('bn'), plain: make('plain') };
}
