import type { BandPoint } from '../../../../shared/analysis/bands.ts';
import { groupCurves } from '../../../../shared/analysis/comparison.ts';
import type { Comparison } from '../../../../shared/analysis/comparison.ts';
import type { Alignment, Point } from '../../../../shared/analysis/curves.ts';
import type { ComparedRun, Measure } from '../../../../shared/analysis/measure.ts';
import { NETWORKS } from '../../../../shared/domain/metrics.ts';
import type { PerNetwork } from '../../../../shared/domain/metrics.ts';
import type { Normalization } from '../../../../shared/domain/normalization.ts';
import { intervalBand } from '../../../../shared/plot/chart.ts';
import type { Band } from '../../../../shared/plot/chart.ts';
import { Column } from '../../../../shared/plot/column.ts';
import type { ComparedSide } from './comparedSides.ts';
import { PlotLine } from '../../../plot/lines/plotLine.ts';
import type { ChartLine } from '../../../plot/lines/plotLine.ts';
import { NETWORK_STYLES, stepLines } from '../../../parts/curves/runLines.ts';
import type { RunSeries } from '../../../state/runs/runSeries.ts';
import { SmoothedColumn } from '../../../plot/lines/smoothing.ts';

/** How the lines of a comparison are drawn. */
export interface ComparedChoice {
  alignment: Alignment;
  /** Mean and band of each side's repeats, or every run for itself. */
  asMeans: boolean;
  /** Smoothing weight; 0 for none. */
  weight: number;
  /** What the two networks of runs with a normalization are called. */
  namesOf: (normalization: Normalization) => PerNetwork<string>;
}

type Style = Pick<ChartLine, 'id' | 'label' | 'color' | 'dash'>;

/** A line's id names its side, run and network, so that each can be switched off. */
export const lineId = (side: string, run: string, network: string): string =>
  JSON.stringify([side, run, network]);

function lineOf(style: Style, points: readonly Point[], weight: number, band?: Band) {
  const column = new Column();
  for (const { y } of points) column.push(y ?? NaN);
  const x = (index: number) => points[index]?.x ?? NaN;
  const smoothed = new SmoothedColumn(column, weight);
  return {
    ...style,
    raw: new PlotLine(() => column, x),
    smoothed: weight > 0 ? new PlotLine(() => smoothed.column, x) : null,
    ...(band === undefined ? {} : { band }),
  };
}

const meansOf = (points: readonly BandPoint[]): Point[] =>
  points.map(({ x, mean }) => ({ x, y: mean }));

/** The lines of one of the lab's four charts: sides and runs by color, networks by dash. */
export function measureLines(
  { groups }: Comparison,
  sides: readonly ComparedSide[],
  measure: Measure,
  choice: ComparedChoice,
): ChartLine[] {
  const isOnly = sides.length === 1;
  const isOneLine = isOnly && (choice.asMeans || groups[0]?.runs.length === 1);
  return sides.flatMap((side, index) => {
    const group = groups[index];
    if (group === undefined) return [];
    const { lines, bands } = groupCurves(group, measure, choice.alignment);
    return NETWORKS.flatMap((network): ChartLine[] => {
      const { dash, color: own } = NETWORK_STYLES[network];
      const word = choice.namesOf(group.config.normalization)[network];
      // A run alone needs no mark but that of its network.
      const named = (name: string) => (isOneLine ? word : `${name}, ${word}`);
      if (choice.asMeans) {
        const style = {
          id: lineId(side.key, '', network),
          label: named(side.label),
          color: isOnly ? own : side.color,
          dash,
        };
        const points = bands[network];
        return [lineOf(style, meansOf(points), choice.weight, intervalBand(points))];
      }
      return side.runs.map(({ experiment: { id, name } }, place) => {
        const style = {
          id: lineId(side.key, id, network),
          label: named(name),
          color: isOnly ? own : side.color,
          dash,
        };
        return lineOf(style, lines[network][place] ?? [], choice.weight);
      });
    });
  });
}

/** What normalization changes: the value with it minus the one without, in the same run. */
export function differenceLines(
  { groups, measure }: Comparison,
  sides: readonly ComparedSide[],
  choice: ComparedChoice,
): ChartLine[] {
  return sides.flatMap((side, index): ChartLine[] => {
    const group = groups[index];
    if (group === undefined) return [];
    const { differences, differenceBand } = groupCurves(group, measure, choice.alignment);
    if (choice.asMeans) {
      const { key, label, color } = side;
      const style = { id: lineId(key, '', ''), label, color, dash: [] };
      const band = intervalBand(differenceBand);
      return [lineOf(style, meansOf(differenceBand), choice.weight, band)];
    }
    return side.runs.map(({ experiment }, place) => {
      const id = lineId(side.key, experiment.id, '');
      const style = { id, label: experiment.name, color: side.color, dash: [] };
      return lineOf(style, differences[place] ?? [], choice.weight);
    });
  });
}

/** Every run's training loss at every step. */
export function comparedStepLines(
  sides: readonly ComparedSide[],
  seriesOf: (run: ComparedRun) => RunSeries | undefined,
  choice: ComparedChoice,
): ChartLine[] {
  return sides.flatMap((side) =>
    side.runs.flatMap((run) => {
      const series = seriesOf(run);
      if (series === undefined) return [];
      const { id, name, config } = run.experiment;
      const words = choice.namesOf(config.normalization);
      const labels = { bn: `${name}, ${words.bn}`, plain: `${name}, ${words.plain}` };
      const { alignment: axis, weight } = choice;
      return stepLines(series, { axis, weight, labels }).map((line) => ({
        ...line,
        id: lineId(side.key, id, line.id),
        color: sides.length === 1 ? line.color : side.color,
      }));
    }),
  );
}
