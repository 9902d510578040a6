import { IMAGE_SIDE } from '../../../shared/domain/dataset.ts';

/** Radius of the line, and width over which its edge fades; in pixels. */
export interface Pen {
  radius: number;
  edge: number;
}

/** Straight pieces a curve is drawn with between two of its points: enough to look round at 28 pixels. */
const PIECES = 4;

/**
 * The smooth curve through `points` (x and y in turn; at least two points), as a polyline: a uniform
 * Catmull-Rom spline whose end points count twice.
 */
export function curveThrough(points: Float64Array): Float64Array {
  const spans = points.length / 2 - 1;
  const curve = new Float64Array((spans * PIECES + 1) * 2);
  const at = (point: number, axis: number) =>
    points[2 * Math.min(Math.max(point, 0), spans) + axis] ?? 0;
  for (let span = 0; span < spans; span++) {
    for (let axis = 0; axis < 2; axis++) {
      const [a, b, c, d] = [
        at(span - 1, axis),
        at(span, axis),
        at(span + 1, axis),
        at(span + 2, axis),
      ];
      for (let piece = 0; piece < PIECES; piece++) {
        const t = piece / PIECES;
        const bend = 2 * a - 5 * b + 4 * c - d + (3 * (b - c) + d - a) * t;
        curve[2 * (span * PIECES + piece) + axis] = b + 0.5 * t * (c - a + t * bend);
      }
    }
  }
  curve[curve.length - 2] = at(spans, 0);
  curve[curve.length - 1] = at(spans, 1);
  return curve;
}

/**
 * Draws a polyline (x and y in turn, in pixels; (0, 0) is the first pixel's center) onto `canvas`
 * [28, 28]: each pixel becomes the highest coverage (0 to 1) any line gives it, by its distance.
 */
export function drawLine(canvas: Float32Array, line: Float64Array, pen: Pen): void {
  for (let i = 0; i + 3 < line.length; i += 2) {
    drawSegment(canvas, pen, line[i] ?? 0, line[i + 1] ?? 0, line[i + 2] ?? 0, line[i + 3] ?? 0);
  }
}

function drawSegment(
  canvas: Float32Array,
  pen: Pen,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  const reach = pen.radius + pen.edge / 2;
  const left = Math.max(0, Math.ceil(Math.min(x0, x1) - reach));
  const right = Math.min(IMAGE_SIDE - 1, Math.floor(Math.max(x0, x1) + reach));
  const top = Math.max(0, Math.ceil(Math.min(y0, y1) - reach));
  const bottom = Math.min(IMAGE_SIDE - 1, Math.floor(Math.max(y0, y1) + reach));
  const dx = x1 - x0;
  const dy = y1 - y0;
  const perLength = 1 / Math.max(dx * dx + dy * dy, 1e-9);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) * perLength));
      const offX = x - x0 - along * dx;
      const offY = y - y0 - along * dy;
      const square = offX * offX + offY * offY;
      if (square >= reach * reach) continue;
      const coverage = Math.min(1, (reach - Math.sqrt(square)) / pen.edge);
      const pixel = y * IMAGE_SIDE + x;
      if (coverage > (canvas[pixel] ?? 1)) canvas[pixel] = coverage;
    }
  }
}
