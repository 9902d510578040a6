import type { Experiment } from './experiment.ts';
import type { Split } from './metrics.ts';

/** Version 1.0 left out the last incomplete batch of an evaluation, as the lab's notebook does. */
const COUNTS_FULL_BATCHES = /^1\.0\./;

/** The examples of `count` that are in full batches; all of them where they fill none. */
export const inFullBatches = (count: number, batchSize: number): number =>
  count < batchSize ? count : count - (count % batchSize);

/** How many examples of each split the run's losses and accuracies are means over; null when it is not known. */
export function evaluatedExamples({
  config,
  data,
  environment,
}: Pick<Experiment, 'config' | 'data' | 'environment'>): Record<Split, number> | null {
  if (data === null || environment === null) return null;
  const train = Math.min(config.trainSubset ?? data.trainExamples, data.trainExamples);
  const counted = (examples: number) =>
    COUNTS_FULL_BATCHES.test(environment.app)
      ? inFullBatches(examples, config.batchSize)
      : examples;
  return { train: counted(train), valid: counted(data.validExamples) };
}
