import { SETTINGS } from './catalog/catalog.ts';
import { numberIn } from './catalog/kinds.ts';
import { CLASSES, IMAGE_PIXELS } from './dataset.ts';
import { SPLITS } from './metrics.ts';
import { z } from './schema.ts';

/** Most examples that are looked into together. */
export const LARGEST_BATCH = 1024;
const BASE64_IMAGE = Math.ceil(IMAGE_PIXELS / 3) * 4;

const split = z.enum(SPLITS);
const seed = numberIn(SETTINGS.seed.range);
const size = z.int().min(1).max(LARGEST_BATCH);
/** Which batch of that order, 0 for the first; after the last the order begins again. */
const number = z.int().min(0).max(1_000_000);
const label = z
  .int()
  .min(0)
  .max(CLASSES - 1);

/**
 * Which examples of a split make a batch. `size` is cut to what there is; a batch never has an
 * example twice. `picked` takes them in the order given.
 */
export const choiceSchema = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('shuffled'), split, size, seed, number }),
  z.strictObject({ order: z.literal('digit'), digit: label, split, size, seed, number }),
  /** All zeros first, all nines last, each digit in the order of the data. */
  z.strictObject({ order: z.literal('sorted'), split, size, number }),
  z.strictObject({
    order: z.literal('picked'),
    split,
    indices: z.array(z.int().min(0)).min(1).max(LARGEST_BATCH),
  }),
]);
export type ImageSelection = z.infer<typeof choiceSchema>;

/**
 * What is done to the images, in this order: rotated and moved, then contrast, brightness, inversion
 * and noise; the sum is rounded and cut to 0..255 once, at the end.
 */
export const shiftsSchema = z.strictObject({
  /** Clockwise, about the middle of the image. */
  rotateDegrees: z.number().min(-180).max(180),
  /** Pixels to the right and down; what comes in is black. */
  moveRight: z.number().min(-28).max(28),
  moveDown: z.number().min(-28).max(28),
  /** Factor on the distance from mid-gray; 1 changes nothing. */
  contrast: z.number().min(0).max(4),
  /** Added, as a share of white. */
  brightness: z.number().min(-1).max(1),
  invert: z.boolean(),
  /** Standard deviation of normal noise, as a share of white. */
  noise: z.number().min(0).max(1),
  /** An image gets the same noise from the same seed whatever batch it is in. */
  noiseSeed: seed,
});
export type Shifts = z.infer<typeof shiftsSchema>;

export const NO_SHIFTS: Shifts = {
  rotateDegrees: 0,
  moveRight: 0,
  moveDown: 0,
  contrast: 1,
  brightness: 0,
  invert: false,
  noise: 0,
  noiseSeed: 1,
};

/** An image someone drew: 784 bytes (0 black to 255 white, row by row) in base64, and which digit it is, if known. */
export const drawnImageSchema = z.strictObject({
  pixels: z.base64().length(BASE64_IMAGE),
  label: label.nullable(),
});
export type DrawnImage = z.infer<typeof drawnImageSchema>;

/** A batch to look into: drawn images first, then those chosen from the data; the shifts are for all. */
export const batchSchema = z
  .strictObject({
    drawn: z.array(drawnImageSchema).max(64),
    choice: choiceSchema.nullable(),
    shifts: shiftsSchema,
  })
  .refine(({ drawn, choice }) => drawn.length > 0 || choice !== null, 'The batch is empty.')
  .refine(
    ({ drawn, choice }) => drawn.length + sizeOf(choice) <= LARGEST_BATCH,
    `The batch has more than ${LARGEST_BATCH} images.`,
  );
export type Batch = z.infer<typeof batchSchema>;

function sizeOf(choice: ImageSelection | null): number {
  if (choice === null) return 0;
  return choice.order === 'picked' ? choice.indices.length : choice.size;
}

/** One example to follow through different batches: of a split, or drawn. */
export const subjectSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('split'), split, index: z.int().min(0) }),
  z.strictObject({ from: z.literal('drawing'), image: drawnImageSchema }),
]);
export type Subject = z.infer<typeof subjectSchema>;
