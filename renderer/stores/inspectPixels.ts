import { IMAGE_PIXELS } from '../../shared/domain/dataset.ts';

/** Bytes of base64 text. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Base64 text of one image's bytes. */
export function base64Of(pixels: Uint8Array): string {
  return btoa(String.fromCharCode(...pixels));
}

/** The image at `place` of images one after another. */
export function imageAt(pixels: Uint8Array, place: number): Uint8Array {
  return pixels.subarray(place * IMAGE_PIXELS, (place + 1) * IMAGE_PIXELS);
}
