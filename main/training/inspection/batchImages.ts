import type { Batch, DrawnImage, Shifts, Subject } from '../../../shared/domain/batch.ts';
import { IMAGE_PIXELS } from '../../../shared/domain/dataset.ts';
import type { BatchSeen } from '../../../shared/domain/inspection.ts';
import type { Split } from '../../../shared/domain/metrics.ts';
import type { Examples } from '../../data/dataset.ts';
import { batchesOf } from './exampleOrder.ts';
import { shiftImage } from './imageShifts.ts';

/** Images as the networks get them: [count, 784] bytes, where they come from and what they show. */
export interface BatchImages {
  count: number;
  images: Uint8Array;
  labels: (number | null)[];
  split: Split | null;
  indices: (number | null)[];
}

export type Splits = Record<Split, Examples>;

/**
 * The images of `batch`: given 0 as it is named, given n with those from the data n batches later.
 * @throws {WorkbenchError} `request-invalid` when the data does not have what was picked
 */
export function batchImages(
  { drawn, choice, shifts }: Batch,
  splits: Splits,
): (ahead: number) => BatchImages {
  const pictures = drawn.map((image, place) => drawnImages(image, shifts, place));
  if (choice === null) return () => joinedImages(pictures);
  const examples = splits[choice.split];
  const indices = batchesOf(choice, examples);
  return (ahead) =>
    joinedImages([...pictures, examplesAt(examples, choice.split, indices(ahead), shifts)]);
}

/** The examples at `indices` of a split, shifted. */
export function examplesAt(
  examples: Examples,
  split: Split,
  indices: Int32Array,
  shifts: Shifts,
): BatchImages {
  const images = new Uint8Array(indices.length * IMAGE_PIXELS);
  indices.forEach((index, place) => {
    const image = examples.images.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS);
    images.set(shiftImage(image, shifts, [split, index]), place * IMAGE_PIXELS);
  });
  const labels = Array.from(indices, (index) => examples.labels[index] ?? null);
  return { count: indices.length, images, labels, split, indices: [...indices] };
}

/** One example by itself. */
export function subjectImages(subject: Subject, splits: Splits, shifts: Shifts): BatchImages {
  if (subject.from === 'drawing') return drawnImages(subject.image, shifts, 0);
  const { split, index } = subject;
  const picked = batchesOf({ order: 'picked', split, indices: [index] }, splits[split]);
  return examplesAt(splits[split], split, picked(0), shifts);
}

function drawnImages({ pixels, label }: DrawnImage, shifts: Shifts, place: number): BatchImages {
  const image = Uint8Array.from(Buffer.from(pixels, 'base64'));
  const images = shiftImage(image, shifts, ['drawn', place]);
  return { count: 1, images, labels: [label], split: null, indices: [null] };
}

/** One batch of several, in their order. */
export function joinedImages(parts: readonly BatchImages[]): BatchImages {
  const count = parts.reduce((total, part) => total + part.count, 0);
  const images = new Uint8Array(count * IMAGE_PIXELS);
  let end = 0;
  for (const part of parts) {
    images.set(part.images, end);
    end += part.images.length;
  }
  return {
    count,
    images,
    labels: parts.flatMap((part) => part.labels),
    split: parts.find((part) => part.split !== null)?.split ?? null,
    indices: parts.flatMap((part) => part.indices),
  };
}

/** The batch as it is answered. */
export function batchSeen({ split, indices, labels, images }: BatchImages): BatchSeen {
  return { split, indices, labels, images: Buffer.from(images).toString('base64') };
}

const PIXEL_VALUES = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

/** Bytes as the lab's pixels in [0, 1], in float32. */
export function pixelRows(images: Uint8Array): Float32Array {
  const rows = new Float32Array(images.length);
  for (let i = 0; i < images.length; i++) rows[i] = PIXEL_VALUES[images[i] ?? 0] ?? 0;
  return rows;
}
