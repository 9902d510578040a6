import type { Metric } from '../../../shared/analysis/measure.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { NetworkName, PerNetwork, Split } from '../../../shared/domain/metrics.ts';
import type { XAxis } from '../../state/chartView.ts';
import type { Column } from '../../../shared/plot/column.ts';
import { PlotLine } from '../../plot/lines/plotLine.ts';
import type { ChartLine } from '../../plot/lines/plotLine.ts';
import { stepsPerEpoch } from '../../state/runs/runSeries.ts';
import type { RunSeries } from '../../state/runs/runSeries.ts';
import { SmoothedColumn } from '../../plot/lines/smoothing.ts';

/** The lab's four charts, in its order. */
export const EPOCH_CHARTS = [
  { id: 'trainLoss', split: 'train', measure: 'loss' },
  { id: 'trainAccuracy', split: 'train', measure: 'accuracy' },
  { id: 'validLoss', split: 'valid', measure: 'loss' },
  { id: 'validAccuracy', split: 'valid', measure: 'accuracy' },
] as const satisfies { id: string; split: Split; measure: Metric }[];
export type EpochChart = (typeof EPOCH_CHARTS)[number];

/** The chart of every step's training loss. */
export const STEP_CHART = 'stepLoss';

/** How each network is marked everywhere: by color and by dash. */
export const NETWORK_STYLES: PerNetwork<Pick<ChartLine, 'color' | 'dash'>> = {
  bn: { color: '--bn', dash: [] },
  plain: { color: '--plain', dash: [7, 4] },
};

/** How a run's lines are to be drawn: over which x, smoothed with which weight (0 for not at all). */
interface LineChoice {
  axis: XAxis;
  weight: number;
  labels: PerNetwork<string>;
}

function networkLine(
  network: NetworkName,
  column: Column,
  x: (index: number) => number,
  choice: LineChoice,
): ChartLine {
  const smoothed = new SmoothedColumn(column, choice.weight);
  return {
    id: network,
    label: choice.labels[network],
    ...NETWORK_STYLES[network],
    raw: new PlotLine(() => column, x),
    smoothed: choice.weight > 0 ? new PlotLine(() => smoothed.column, x) : null,
  };
}

/** The two lines of one of the lab's charts: a point an epoch. */
export function epochLines(series: RunSeries, chart: EpochChart, choice: LineChoice): ChartLine[] {
  const columns = series.epochs[chart.split][chart.measure];
  const x = (index: number) => series.xOfEpoch(choice.axis, index);
  return NETWORKS.map((network) => networkLine(network, columns[network], x, choice));
}

/** The two lines of the training loss at every step. */
export function stepLines(series: RunSeries, choice: LineChoice): ChartLine[] {
  const { step, loss } = series.steps;
  const x = (index: number) => series.xOfStep(choice.axis, step.at(index));
  return NETWORKS.map((network) => networkLine(network, loss[network], x, choice));
}

/**
 * How far an axis should reach for a run that is at `reached` of `planned`: doubling ahead of it, so
 * that the axis of a short run stands still and a long run does not start in a corner.
 */
export function reachOf(reached: number, planned: number, first: number): number {
  let reach = first;
  while (reach < reached) reach *= 2;
  return Math.min(reach, planned);
}

/** Where the axis of a run in progress should end; undefined where only the data says. */
export function plannedEnd(
  series: RunSeries,
  axis: XAxis,
  config: ExperimentConfig,
  trainExamples: number | undefined,
): number | undefined {
  if (axis === 'time') return undefined;
  const perEpoch = stepsPerEpoch(config, trainExamples);
  const { step } = series.steps;
  const epochs = reachOf(step.at(step.length - 1) / perEpoch, config.epochs, 10);
  const end = axis === 'epoch' ? epochs : epochs * perEpoch;
  return Number.isNaN(end) ? undefined : end;
}
