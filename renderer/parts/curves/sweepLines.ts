import type { Sweep } from '../../../shared/analysis/sweep.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { PerNetwork } from '../../../shared/domain/metrics.ts';
import { Column } from '../../../shared/plot/column.ts';
import { PlotLine } from '../../plot/lines/plotLine.ts';
import type { ChartLine } from '../../plot/lines/plotLine.ts';
import { NETWORK_STYLES } from './runLines.ts';
import { intervalBand } from '../../../shared/plot/chart.ts';
import type { Zone } from '../../../shared/plot/chart.ts';

/** A sweep of one setting: mean and band over the seeds at each of its values, one after the other on x. */
export function sweepCurves({ points }: Sweep, labels: PerNetwork<string>): ChartLine[] {
  return NETWORKS.map((network) => {
    const cells = points.map(({ cells: both }) => both[network].value);
    const column = new Column();
    for (const value of cells) column.push(value?.mean ?? NaN);
    const band = intervalBand(
      cells.map((value, x) => ({ x, low: value?.low ?? null, high: value?.high ?? null })),
    );
    return {
      id: network,
      label: labels[network],
      ...NETWORK_STYLES[network],
      raw: new PlotLine(
        () => column,
        (index) => index,
      ),
      smoothed: null,
      ...(band === undefined ? {} : { band }),
    };
  });
}

/** Where training breaks: neighboring values of the setting as one stretch, a row a network. */
export function brokenZones(
  { points }: Sweep,
  hidden: ReadonlySet<string>,
  labels: PerNetwork<string>,
): Zone[] {
  const shown = NETWORKS.filter((network) => !hidden.has(network));
  return shown.flatMap((network, place) => {
    const zones: Zone[] = [];
    for (const [index, { cells }] of points.entries()) {
      if (!cells[network].breaks) continue;
      const last = zones[zones.length - 1];
      if (last !== undefined && last.to === index - 0.5) last.to = index + 0.5;
      else {
        const [from, to] = [index - 0.5, index + 0.5];
        zones.push({
          from,
          to,
          color: NETWORK_STYLES[network].color,
          row: place,
          label: labels[network],
        });
      }
    }
    return zones;
  });
}
