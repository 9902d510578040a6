import { useText } from '../../i18n/useText.ts';
import type { ChartAxes } from '../../plot/canvas/chartOptions.ts';
import { useChartView } from '../../state/chartView.ts';
import type { EpochChart } from './runLines.ts';

type Measure = EpochChart['measure'];

/** The y axis of a measure: as far as its values go, or from 0 (accuracies then to 100 %). */
export function yAxisOf(
  measure: Measure,
  choice: Pick<ChartAxes['y'], 'logarithmic' | 'fromZero' | 'withOutliers'>,
): ChartAxes['y'] {
  const { logarithmic, fromZero, withOutliers } = choice;
  if (measure === 'loss') return { logarithmic, fromZero, withOutliers, least: 0 };
  const axis = { logarithmic: false, isPercent: true, least: 0, most: 1 };
  return fromZero ? { ...axis, min: 0, max: 1 } : axis;
}

/** Gives the axes of a measure, at every epoch or at every step, as charts are looked at now. */
export function useAxes() {
  const { t } = useText();
  const view = useChartView();
  return (
    measure: Measure,
    points: 'epochs' | 'steps',
    ends: { min?: number; max?: number | undefined } = {},
  ): ChartAxes => ({
    x: {
      label: t(`charts.axisLabel.${view.axis}`),
      wholeNumbers: view.axis === 'step' || (points === 'epochs' && view.axis === 'epoch'),
      ...ends,
    },
    y: yAxisOf(measure, view),
  });
}
