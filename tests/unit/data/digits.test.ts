import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Examples } from '../../../main/data/dataset.ts';
import { drawDigits, drawExamples } from '../../../main/data/digits/digits.ts';
import { dataIdentitySchema } from '../../../shared/domain/experiment.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const sample = drawExamples('train', 3000);
const imageOf = ({ images }: Examples, index: number) =>
  images.subarray(index * 784, (index + 1) * 784);

/** The mean image of each class. */
function meanImages(examples: Examples): Float64Array[] {
  return Array.from({ length: 10 }, (_, label) => {
    const mean = new Float64Array(784);
    const members = Array.from(examples.labels.keys()).filter(
      (index) => examples.labels[index] === label,
    );
    for (const index of members)
      imageOf(examples, index).forEach(
        (value, pixel) => (mean[pixel] = (mean[pixel] ?? 0) + value / members.length),
      );
    return mean;
  });
}

describe('drawExamples', () => {
  it('draws the same digits on every machine and in every version', () => {
    const { images, labels } = drawExamples('train', 100);
    expect(Array.from(labels.subarray(0, 10))).toEqual([8, 4, 3, 6, 9, 3, 3, 3, 3, 2]);
    expect(sha256(images)).toBe('c3873a78c8ac04a8fec89c8c1c08e704fb6701ed34b9779bb685cb853e42f9eb');
  });

  it('begins with the same examples however many are drawn, and draws others for validation', () => {
    const few = drawExamples('train', 20);
    expect(sample.images.subarray(0, 20 * 784)).toEqual(few.images);
    expect(sample.labels.subarray(0, 20)).toEqual(few.labels);
    expect(drawExamples('valid', 20).images).not.toEqual(few.images);
  });

  it('has all classes about equally often', () => {
    for (let label = 0; label < 10; label++) {
      const share = sample.labels.filter((each) => each === label).length / sample.count;
      expect(share).toBeGreaterThan(0.08);
      expect(share).toBeLessThan(0.12);
    }
  });

  it('draws light strokes on black, well inside the picture, no two alike', () => {
    const border = Array.from({ length: 784 }, (_, pixel) => pixel).filter(
      (pixel) => pixel % 28 === 0 || pixel < 28 || pixel % 28 === 27 || pixel >= 756,
    );
    let onBorder = 0;
    const seen = new Set<string>();
    for (let index = 0; index < sample.count; index++) {
      const image = imageOf(sample, index);
      const inked = image.filter((value) => value > 0).length;
      expect(inked).toBeGreaterThan(15);
      expect(inked).toBeLessThan(450);
      expect(Math.max(...image)).toBeGreaterThan(120);
      if (border.some((pixel) => (image[pixel] ?? 0) > 0)) onBorder++;
      seen.add(sha256(image));
    }
    expect(seen.size).toBe(sample.count);
    expect(onBorder / sample.count).toBeLessThan(0.15);
  });

  it('draws digits that can be classified, but not by mean images alone', () => {
    const means = meanImages(sample);
    const fresh = drawExamples('valid', 1000);
    let right = 0;
    for (let index = 0; index < fresh.count; index++) {
      const image = imageOf(fresh, index);
      const distances = means.map((mean) =>
        mean.reduce((sum, value, pixel) => sum + (value - (image[pixel] ?? 0)) ** 2, 0),
      );
      if (distances.indexOf(Math.min(...distances)) === fresh.labels[index]) right++;
    }
    expect(right / fresh.count).toBeGreaterThan(0.5);
    expect(right / fresh.count).toBeLessThan(0.9);
  });
});

describe('drawDigits', () => {
  it('is a whole set that says it is built in, drawn in seconds', () => {
    const before = process.cpuUsage();
    const dataset = drawDigits();
    // Processor time, which other programs cannot stretch: some 2 s where this was written.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
    expect(dataset.identity).toEqual({
      name: 'Built-in digits',
      builtIn: true,
      digest: 'ae88c748ece8b717b3ffdd73ea5ef0178fefb067b6586f0942f437add2571d54',
      trainExamples: 60_000,
      validExamples: 10_000,
    });
    expect(dataIdentitySchema.safeParse(dataset.identity).success).toBe(true);
    expect(dataset.train.images).toHaveLength(60_000 * 784);
    expect(dataset.valid.labels).toHaveLength(10_000);
  });
});
