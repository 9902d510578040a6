import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';

/** Bytes of base64 text. */
export function bytesOf(base64: string): Uint8Array {
  // A plain loop: a batch is hundreds of thousands of these.
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** Base64 text of one image's bytes. */
export function base64Of(pixels: Uint8Array): string {
  return btoa(String.fromCharCode(...pixels));
}

/** The image at `place` of images one after another. */
export function imageAt(pixels: Uint8Array, place: number): Uint8Array {
  return pixels.subarray(place * IMAGE_PIXELS, (place + 1) * IMAGE_PIXELS);
}
