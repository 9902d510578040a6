import { rangeOf } from '../../../shared/plot/fit.ts';
import { linePath, scaleOf } from '../../../shared/plot/path.ts';

/** Width of the drawing; its height is a quarter of it. */
export const SPARK_WIDTH = 96;
export const SPARK_HEIGHT = 24;
const MARGIN = 2;

/** A line that hardly moves should look so: the axis spans at least this much accuracy. */
const LEAST_SPAN = 0.02;

/** Two lines on one common axis as SVG paths; values are accuracies, 0 to 1. */
export function sparkPaths({ bn, plain }: { bn: number[]; plain: number[] }): {
  bn: string;
  plain: string;
} {
  const { min, max } = rangeOf([...bn, ...plain]) ?? { min: 0, max: 1 };
  const last = Math.max(bn.length, plain.length, 2) - 1;
  const x = scaleOf({ min: 0, max: last }, MARGIN, SPARK_WIDTH - MARGIN);
  const y = scaleOf({ min, max: Math.max(max, min + LEAST_SPAN) }, SPARK_HEIGHT - MARGIN, MARGIN);
  const path = (line: number[]) =>
    linePath(line.map((value, index) => ({ x: x(index), y: y(value) })));
  return { bn: path(bn), plain: path(plain) };
}
