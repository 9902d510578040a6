import { NO_SHIFTS } from '../../../shared/domain/batch.ts';
import type { Shifts } from '../../../shared/domain/batch.ts';
import { IMAGE_PIXELS, IMAGE_SIDE } from '../../../shared/domain/dataset.ts';
import { normalFloats, streamOf } from '../../data/random.ts';

const MIDDLE = (IMAGE_SIDE - 1) / 2;
const GRAY = 127.5;

/**
 * One image [784 bytes] with the shifts applied; a new array, equal to the old when they change nothing.
 * @param key identifies an image, so that it has its own noise, and the same one in every batch
 */
export function shiftImage(
  image: Uint8Array,
  shifts: Shifts,
  key: readonly (string | number)[],
): Uint8Array {
  if (changesNothing(shifts)) return image.slice();
  const values = turnAndMove(image, shifts);
  const noise =
    shifts.noise === 0
      ? null
      : normalFloats(streamOf(shifts.noiseSeed, 'noise', ...key), IMAGE_PIXELS, shifts.noise);
  return Uint8Array.from(values, (value, pixel) => {
    const contrasted = GRAY + shifts.contrast * (value - GRAY) + 255 * shifts.brightness;
    const shown = shifts.invert ? 255 - contrasted : contrasted;
    return Math.min(255, Math.max(0, Math.round(shown + 255 * (noise?.[pixel] ?? 0))));
  });
}

const changesNothing = (shifts: Shifts) =>
  (Object.keys(NO_SHIFTS) as (keyof Shifts)[]).every(
    (name) => name === 'noiseSeed' || shifts[name] === NO_SHIFTS[name],
  );

/** Looks up, for every pixel, where it comes from, and blends the four pixels around that place. */
function turnAndMove(
  image: Uint8Array,
  { rotateDegrees, moveRight, moveDown }: Shifts,
): ArrayLike<number> {
  if (rotateDegrees === 0 && moveRight === 0 && moveDown === 0) return image;
  const angle = (rotateDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return Float64Array.from({ length: IMAGE_PIXELS }, (_, pixel) => {
    const right = (pixel % IMAGE_SIDE) - MIDDLE - moveRight;
    const down = Math.floor(pixel / IMAGE_SIDE) - MIDDLE - moveDown;
    // With y downward, turning back clockwise is the usual matrix for turning the other way.
    return blended(image, MIDDLE + cos * right + sin * down, MIDDLE - sin * right + cos * down);
  });
}

function blended(image: Uint8Array, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [byX, byY] = [x - left, y - top];
  const above = (1 - byX) * pixelAt(image, left, top) + byX * pixelAt(image, left + 1, top);
  const below = (1 - byX) * pixelAt(image, left, top + 1) + byX * pixelAt(image, left + 1, top + 1);
  return (1 - byY) * above + byY * below;
}

/** Black beyond the edges. */
function pixelAt(image: Uint8Array, x: number, y: number): number {
  const inside = x >= 0 && x < IMAGE_SIDE && y >= 0 && y < IMAGE_SIDE;
  return inside ? (image[y * IMAGE_SIDE + x] ?? 0) : 0;
}
