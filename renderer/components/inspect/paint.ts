import { IMAGE_SIDE } from '../../../shared/domain/dataset.ts';

/** Paints an image of 784 grey bytes onto a canvas of 28 by 28. */
export function paint(canvas: HTMLCanvasElement | null, pixels: Uint8Array): void {
  const context = canvas?.getContext('2d');
  if (!context) return;
  const image = context.createImageData(IMAGE_SIDE, IMAGE_SIDE);
  for (const [place, grey] of pixels.entries()) {
    image.data.set([grey, grey, grey, 255], place * 4);
  }
  context.putImageData(image, 0, 0);
}
