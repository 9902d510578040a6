import type { Band } from '../../../../shared/plot/chart.ts';
import { Column } from '../../../../shared/plot/column.ts';
import { PlotLine } from '../../../plot/lines/plotLine.ts';
import type { ChartLine } from '../../../plot/lines/plotLine.ts';

/** Lines of a chart that every reader can distinguish; more share the hues again, with dashes. */
const COLORS = 8;
const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3]];

/** Letters of a name that an axis or a legend has room for. */
const SHORT = 28;

/** The end of a name, in which layers and checkpoints differ. */
export const shortName = (name: string): string =>
  name.length <= SHORT ? name : `…${name.slice(-SHORT)}`;

/** A line through values at 0, 1, 2 ...; `place` decides its color. */
export function placesLine(
  name: string,
  values: Iterable<number>,
  place: number,
  band?: Band,
): ChartLine {
  const column = new Column();
  for (const value of values) column.push(Number.isFinite(value) ? value : NaN);
  return {
    id: name,
    label: shortName(name),
    color: `--run-${place % COLORS}`,
    dash: DASHES[Math.floor(place / COLORS) % DASHES.length] ?? [],
    raw: new PlotLine(
      () => column,
      (index) => index,
    ),
    smoothed: null,
    ...(band !== undefined && { band }),
  };
}
