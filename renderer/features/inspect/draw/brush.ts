import { IMAGE_SIDE } from '../../../../shared/domain/dataset.ts';

/** A point of an image, in pixels from its upper left corner. */
export interface Spot {
  x: number;
  y: number;
}

/** Half the width of a stroke, in pixels: about that of MNIST's. */
const RADIUS = 1.15;
/** Over how many pixels its edge fades. */
const SOFTNESS = 0.9;

function distanceToStroke(x: number, y: number, from: Spot, to: Spot): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
}

/** `pixels` with a stroke of the pen added from one spot to another. */
export function strokeOnto(pixels: Uint8Array, from: Spot, to: Spot): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(pixels, (before, place) => {
    const x = (place % IMAGE_SIDE) + 0.5;
    const y = Math.floor(place / IMAGE_SIDE) + 0.5;
    const reach = (RADIUS + SOFTNESS - distanceToStroke(x, y, from, to)) / SOFTNESS;
    return Math.max(before, Math.round(255 * Math.min(1, Math.max(0, reach))));
  });
}
