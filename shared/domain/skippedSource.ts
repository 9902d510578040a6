import type { MessageLanguage } from '../errors/message.ts';
import { errorInWords, flatErrorSchema } from '../errors/workbenchError.ts';
import { z } from './schema.ts';

/** Where MNIST is looked for. */
export const MNIST_SOURCES = ['folder', 'cache', 'package', 'installed'] as const;
export type MnistSource = (typeof MNIST_SOURCES)[number];

/** A source of MNIST that cannot be used, why, and how to repair it. */
export const skippedSourceSchema = z.strictObject({
  source: z.enum(MNIST_SOURCES),
  problem: flatErrorSchema,
});
export type SkippedSource = z.infer<typeof skippedSourceSchema>;

/** Which source is not used, why, and how to repair it: sentences for a terminal. */
export const explainSkipped = ({ problem }: SkippedSource, language: MessageLanguage): string => {
  const { message, nextStep } = errorInWords(problem, language);
  return `${message} ${nextStep}`;
};
