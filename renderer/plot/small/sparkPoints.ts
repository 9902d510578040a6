/** Width of the drawing; its height is a quarter of it. */
export const SPARK_WIDTH = 96;
export const SPARK_HEIGHT = 24;
const MARGIN = 2;

/** A line that hardly moves should look so: the axis spans at least this much accuracy. */
const LEAST_SPAN = 0.02;

/** The `points` attributes of two SVG lines on one common axis; values are accuracies, 0 to 1. */
export function sparkPoints(lines: { bn: number[]; plain: number[] }): {
  bn: string;
  plain: string;
} {
  const values = [...lines.bn, ...lines.plain];
  const low = Math.min(...values);
  const span = Math.max(Math.max(...values) - low, LEAST_SPAN);
  const count = Math.max(lines.bn.length, lines.plain.length);
  const x = (index: number) =>
    MARGIN + (index / Math.max(count - 1, 1)) * (SPARK_WIDTH - 2 * MARGIN);
  const y = (value: number) =>
    SPARK_HEIGHT - MARGIN - ((value - low) / span) * (SPARK_HEIGHT - 2 * MARGIN);
  const points = (line: number[]) =>
    line.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return { bn: points(lines.bn), plain: points(lines.plain) };
}
