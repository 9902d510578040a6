import { IMAGE_SIDE } from '../../../shared/domain/dataset.ts';

/** Paints an image of 784 gray bytes onto a canvas of 28 by 28. */
export function paint(canvas: HTMLCanvasElement | null, pixels: Uint8Array): void {
  const context = canvas?.getContext('2d');
  if (!context) return;
  const image = context.createImageData(IMAGE_SIDE, IMAGE_SIDE);
  // A plain loop: a batch is hundreds of these, drawn again at every change.
  const { data } = image;
  for (let place = 0; place < pixels.length; place++) {
    const gray = pixels[place] ?? 0;
    const at = place * 4;
    data[at] = gray;
    data[at + 1] = gray;
    data[at + 2] = gray;
    data[at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
