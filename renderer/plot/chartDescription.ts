import type { LegendItem } from '../../shared/plot/frame.ts';
import type { ChartAxes } from './canvas/chartOptions.ts';
import type { ChartLine } from './lines/plotLine.ts';

/** All that is said of a chart, once: the drawing, the table, the picture and what is read aloud follow from it. */
export interface ChartDescription {
  id: string;
  title: string;
  lines: ChartLine[];
  axes: ChartAxes;
  /** Ids of lines not to be drawn. */
  hidden: ReadonlySet<string>;
  /** The weight the smoothed lines were made with; 0 where there are none. */
  smoothing: number;
  /** What its lines are, where they are too many for a legend and the screen names them elsewhere. */
  legend?: readonly LegendItem[];
  /** What else a picture has to say of its lines. */
  captions?: readonly string[];
}
