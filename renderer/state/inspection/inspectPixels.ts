import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';

/** The image at `place` of images one after another. */
export function imageAt(pixels: Uint8Array, place: number): Uint8Array {
  return pixels.subarray(place * IMAGE_PIXELS, (place + 1) * IMAGE_PIXELS);
}
