import { CLASSES, IMAGE_PIXELS, IMAGE_SIDE } from '../../../shared/domain/dataset.ts';
import { datasetDigest } from '../digest.ts';
import type { Dataset, Examples } from '../dataset.ts';
import { curveThrough, drawLine } from './digitPen.ts';
import { DIGIT_STROKES } from './digitStrokes.ts';
import type { Stroke } from './digitStrokes.ts';
import { below, streamOf, uniform } from '../random.ts';
import type { RandomStream } from '../random.ts';

export const DIGITS_NAME = 'Built-in digits';
export const DIGITS_COUNTS = { train: 60_000, valid: 10_000 } as const;

/** Which of all possible sets of digits is the built-in one. */
const DIGITS_SEED = 28;

/**
 * The built-in digits: 60,000 and 10,000 examples of MNIST's format, drawn by the program, always
 * the same. Only operations that IEEE 754 rounds exactly (no sine, no logarithm) go into a pixel,
 * so that the set is the same on every machine.
 */
export function drawDigits(): Dataset {
  const train = drawExamples('train', DIGITS_COUNTS.train);
  const valid = drawExamples('valid', DIGITS_COUNTS.valid);
  const counts = { trainExamples: train.count, validExamples: valid.count };
  return {
    identity: { name: DIGITS_NAME, builtIn: true, digest: datasetDigest(train, valid), ...counts },
    train,
    valid,
  };
}

/** The first `count` examples of a split of the built-in digits. */
export function drawExamples(split: 'train' | 'valid', count: number): Examples {
  const stream = streamOf(DIGITS_SEED, 'digits', split);
  const images = new Uint8Array(count * IMAGE_PIXELS);
  const labels = new Uint8Array(count);
  const canvas = new Float32Array(IMAGE_PIXELS);
  for (let i = 0; i < count; i++) {
    const label = below(stream, CLASSES);
    labels[i] = label;
    canvas.fill(0);
    drawDigit(canvas, label, stream);
    inkInto(images.subarray(i * IMAGE_PIXELS, (i + 1) * IMAGE_PIXELS), canvas, stream);
  }
  return { count, images, labels };
}

/** About normal with mean 0 and standard deviation `sigma`, never beyond 3.5 of it: four uniform numbers' sum. */
function around(stream: RandomStream, sigma: number): number {
  const sum = uniform(stream) + uniform(stream) + uniform(stream) + uniform(stream);
  return (sum - 2) * Math.sqrt(3) * sigma;
}

function between(stream: RandomStream, low: number, high: number): number {
  return low + (high - low) * uniform(stream);
}

function drawDigit(canvas: Float32Array, label: number, stream: RandomStream): void {
  const ways = DIGIT_STROKES[label] ?? [];
  const strokes = ways[below(stream, ways.length)] ?? [];
  const place = randomPlacing(stream);
  const pen = { radius: between(stream, 0.7, 2), edge: between(stream, 0.7, 1.4) };
  for (const stroke of strokes) {
    drawLine(canvas, curveThrough(place(stroke)), pen);
  }
}

/**
 * One hand's way with a digit: where a point of its box comes to lie, in pixels. First the box is
 * bent (quadratic in both directions), then slanted, sized, rotated and moved; each point also
 * trembles a little by itself.
 */
function randomPlacing(stream: RandomStream): (stroke: Stroke) => Float64Array {
  const bend = Array.from({ length: 6 }, () => around(stream, 0.16));
  const [xx = 0, xy = 0, yy = 0, vxx = 0, vxy = 0, vyy = 0] = bend;
  const width = between(stream, 4, 7.4);
  const height = between(stream, 6.8, 9.2);
  const slant = 0.15 + around(stream, 0.23);
  // Cosine and sine of the angle whose half has the tangent h, without a rounding of their own.
  const h = around(stream, 0.08);
  const cosine = (1 - h * h) / (1 + h * h);
  const sine = (2 * h) / (1 + h * h);
  const centerX = (IMAGE_SIDE - 1) / 2 + around(stream, 0.9);
  const centerY = (IMAGE_SIDE - 1) / 2 + around(stream, 0.9);
  return (stroke) => {
    const placed = new Float64Array(stroke.length);
    for (let i = 0; i < stroke.length; i += 2) {
      const x = (stroke[i] ?? 0) + around(stream, 0.09);
      const y = (stroke[i + 1] ?? 0) + around(stream, 0.06);
      const bentX = x + xx * x * x + xy * x * y + yy * y * y - slant * y;
      const bentY = y + vxx * x * x + vxy * x * y + vyy * y * y;
      placed[i] = centerX + cosine * width * bentX - sine * height * bentY;
      placed[i + 1] = centerY + sine * width * bentX + cosine * height * bentY;
    }
    return placed;
  };
}

/** Coverage to bytes: ink of one strength, paper grain where there is ink. */
function inkInto(image: Uint8Array, canvas: Float32Array, stream: RandomStream): void {
  const ink = between(stream, 205, 255);
  for (let pixel = 0; pixel < IMAGE_PIXELS; pixel++) {
    const coverage = canvas[pixel] ?? 0;
    if (coverage > 0) image[pixel] = Math.round(coverage * ink * between(stream, 0.85, 1));
  }
}
