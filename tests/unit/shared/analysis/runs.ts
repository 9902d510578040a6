import type { ComparedRun } from '../../../../shared/analysis/measure.ts';
import type { ExperimentConfig } from '../../../../shared/domain/config.ts';
import type { EpochMetrics, PerNetwork } from '../../../../shared/domain/metrics.ts';
import { generatedExperiment } from '../../../support/generatedExperiments.ts';

/** Valid accuracies of both networks, epoch by epoch; the valid loss is 1 minus it, train is as valid. */
type Accuracies = PerNetwork<number[]>;

/** A finished run with these accuracies; ten steps an epoch, an epoch every `secondsPerEpoch`. */
export function runWith(
  accuracies: Accuracies,
  config: Partial<ExperimentConfig> = {},
  secondsPerEpoch = 0.5,
): ComparedRun {
  const epochs = accuracies.bn.map((bn, index): EpochMetrics => {
    const plain = accuracies.plain[index] ?? 0;
    const both = {
      bn: { loss: 1 - bn, accuracy: bn },
      plain: { loss: 1 - plain, accuracy: plain },
    };
    return { kind: 'epoch', epoch: index + 1, step: 10 * (index + 1), train: both, valid: both };
  });
  const made = generatedExperiment(config.seed ?? 1);
  const best = (values: number[]) => {
    const accuracy = Math.max(...values);
    return { accuracy, epoch: values.indexOf(accuracy) + 1 };
  };
  const summary = {
    ...made.summary,
    epochsDone: epochs.length,
    last: epochs.at(-1) ?? null,
    best: { bn: best(accuracies.bn), plain: best(accuracies.plain) },
  };
  const whole = { ...made.config, epochs: epochs.length, ...config };
  return {
    experiment: { ...made, config: whole, summary },
    metrics: epochs,
    timings: epochs.map(({ step, epoch }) => ({ step, elapsed: epoch * secondsPerEpoch })),
  };
}

/** One-epoch runs of seeds 1, 2, ... with these last accuracies. */
export function repeatsOf(
  bn: readonly number[],
  plain: readonly number[],
  config: Partial<ExperimentConfig> = {},
): ComparedRun[] {
  return bn.map((accuracy, index) =>
    runWith({ bn: [accuracy], plain: [plain[index] ?? 0] }, { ...config, seed: index + 1 }),
  );
}
