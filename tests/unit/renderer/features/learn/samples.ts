import type { Text } from '../../../../../renderer/i18n/messages.ts';
import type { ExperimentConfig } from '../../../../../shared/domain/config.ts';
import { LAB_CONFIG } from '../../../../../shared/domain/config.ts';
import type { Experiment } from '../../../../../shared/domain/experiment.ts';
import type { PerNetwork } from '../../../../../shared/domain/metrics.ts';
import type { HealthLine, NetworkHealth } from '../../../../../shared/domain/recording.ts';
import { generatedExperiment } from '../../../../support/generatedExperiments.ts';

/** A whole run of `changes` to the lab whose networks ended at these valid accuracies. */
export function runOf(
  n: number,
  changes: Partial<ExperimentConfig>,
  accuracy: PerNetwork<number>,
  divergedAt: Experiment['summary']['divergedAt'] = { bn: null, plain: null },
): Experiment {
  const config = { ...LAB_CONFIG, ...changes };
  const evaluation = (value: number) => ({ loss: 1 - value, accuracy: value });
  const split = { bn: evaluation(accuracy.bn), plain: evaluation(accuracy.plain) };
  const run = generatedExperiment(n, { config });
  const last = {
    kind: 'epoch' as const,
    epoch: config.epochs,
    step: 1,
    train: split,
    valid: split,
  };
  const summary = { ...run.summary, epochsDone: config.epochs, last, divergedAt };
  return { ...run, status: 'finished', summary };
}

const networkHealth = (gradients: (number | null)[], quantiles: number[][]): NetworkHealth => ({
  gradients,
  layers: quantiles.map((each) => ({ quantiles: each, inactive: 0 })),
});

/** A recorded moment: gradients of each Linear, and the five quantiles of each activation's inputs. */
export function healthOf(
  step: number,
  bn: { gradients?: (number | null)[]; quantiles?: number[][] },
  plain: { gradients?: (number | null)[]; quantiles?: number[][] },
): HealthLine {
  return {
    kind: 'health',
    epoch: step === 0 ? 0 : 1,
    step,
    bn: networkHealth(bn.gradients ?? [0.1, 0.1], bn.quantiles ?? []),
    plain: networkHealth(plain.gradients ?? [0.1, 0.1], plain.quantiles ?? []),
  };
}

/** Which sentences were chosen. */
export const keysOf = (findings: readonly Text[]) =>
  findings.map(({ key }) => key.replace('learn.', ''));

/** The numbers filled into one of them. */
export const paramsOf = (findings: readonly Text[], key: string) =>
  findings.find((finding) => finding.key === `learn.${key}`)?.params;
