import { flatErrorSchema } from '../errors/workbenchError.ts';
import { z } from './schema.ts';

export const IMAGE_SIDE = 28;
export const IMAGE_PIXELS = IMAGE_SIDE * IMAGE_SIDE;
export const CLASSES = 10;

/** The four files of a set of MNIST's format, by their usual names (each may also end in `.gz`). */
export const IDX_FILES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  validImages: 't10k-images-idx3-ubyte',
  validLabels: 't10k-labels-idx1-ubyte',
} as const;

/** What can be trained on. `source` tells where a set was found: a chosen `folder`, `installed` with the app, `cache`, `drawn` by the program, or nowhere. */
export const datasetStatusSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  builtIn: z.boolean(),
  available: z.boolean(),
  source: z.enum(['folder', 'installed', 'cache', 'drawn', 'none']),
  trainExamples: z.int().nullable(),
  validExamples: z.int().nullable(),
  /** Why it is not available; null when it is. */
  problem: flatErrorSchema.nullable(),
});
export type DatasetStatus = z.infer<typeof datasetStatusSchema>;

/** How far a download is; `totalBytes` is null while unknown. */
export const downloadProgressSchema = z.strictObject({
  file: z.string(),
  receivedBytes: z.int().min(0),
  totalBytes: z.int().min(0).nullable(),
});
export type DownloadProgress = z.infer<typeof downloadProgressSchema>;
