import type { ChartAxes } from '../../plot/canvas/chartOptions.ts';
import type { Measure } from './runSeries.ts';

/** How values are looked at: `useChartView` has both. */
interface YChoice {
  logarithmic: boolean;
  fromZero: boolean;
}

/** The y axis of a measure: as far as its values go, or from 0 (accuracies then to 100 %). */
export function yAxisOf(measure: Measure, { logarithmic, fromZero }: YChoice): ChartAxes['y'] {
  if (measure === 'loss') return { logarithmic, fromZero, least: 0 };
  const axis = { logarithmic: false, isPercent: true, least: 0, most: 1 };
  return fromZero ? { ...axis, min: 0, max: 1 } : axis;
}
