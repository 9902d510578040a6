import { expect, test } from 'vitest';
import { divergenceReason, summaryOf } from '../../../shared/domain/runSummary.ts';
import { experimentSummarySchema } from '../../../shared/domain/experiment.ts';
import type { EpochMetrics } from '../../../shared/domain/metrics.ts';

const NEVER = { bn: null, plain: null };

function epochsWith(accuracies: number[]): EpochMetrics[] {
  return accuracies.map((accuracy, index) => {
    const both = { bn: { loss: 0.5, accuracy }, plain: { loss: null, accuracy: accuracy / 2 } };
    return { kind: 'epoch', epoch: index + 1, step: 10 * (index + 1), train: both, valid: both };
  });
}

test('last, best and curve come from the epochs', () => {
  const summary = summaryOf(epochsWith([0.5, 0.9, 0.9, 0.6]), 4.5, NEVER);
  expect(summary).toMatchObject({ epochsDone: 4, seconds: 4.5, last: { epoch: 4 } });
  expect(summary.best).toEqual({
    bn: { accuracy: 0.9, epoch: 2 },
    plain: { accuracy: 0.45, epoch: 2 },
  });
  expect(summary.sparkline.bn).toEqual([0.5, 0.9, 0.9, 0.6]);
});

test('a long curve is thinned to 32 points with its ends kept', () => {
  const accuracies = Array.from({ length: 1000 }, (_, index) => index / 1000);
  const { sparkline } = summaryOf(epochsWith(accuracies), 1, NEVER);
  expect(sparkline.bn).toHaveLength(32);
  expect([sparkline.bn[0], sparkline.bn[31]]).toEqual([0, 0.999]);
});

test('before the first epoch there is only what diverged', () => {
  const summary = summaryOf([], 0, { bn: null, plain: 12 });
  expect(experimentSummarySchema.parse(summary)).toMatchObject({ epochsDone: 0, last: null });
  expect(summary.divergedAt).toEqual({ bn: null, plain: 12 });
});

test('the reason names the network and the step', () => {
  expect(divergenceReason(NEVER, 'batchNorm')).toBe('');
  expect(divergenceReason({ bn: null, plain: 12 }, 'batchNorm')).toMatch(
    /without batch normalization at step 12/,
  );
});
