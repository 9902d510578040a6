import fc from 'fast-check';
import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import { EMPTY_SUMMARY, EXPERIMENT_SCHEMA_VERSION } from '../../../../shared/domain/experiment.ts';
import type { ExperimentRecord } from '../../../../shared/domain/experiment.ts';
import type { MetricsLine, Timing } from '../../../../shared/domain/metrics.ts';

/** A record of two-step chunks and whatever lines are wanted: 12 steps an epoch. */
export function recordOf(metrics: MetricsLine[], timings: Timing[] = []): ExperimentRecord {
  return {
    experiment: {
      schema: EXPERIMENT_SCHEMA_VERSION,
      id: '20260101-120000-abcdef',
      name: 'Test',
      notes: '',
      tags: [],
      group: null,
      config: { ...LAB_CONFIG, batchSize: 10, trainSubset: 120 },
      status: 'finished',
      reason: '',
      createdAt: '2026-01-01T12:00:00.000Z',
      data: null,
      environment: null,
      summary: EMPTY_SUMMARY,
      checkpoints: [],
      artefacts: {},
    },
    metrics,
    timings,
    log: '',
    notices: [],
  };
}

export const STEPS_PER_EPOCH = 12;

const loss = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null, freq: 8 });
const accuracy = fc.double({ min: 0, max: 1, noNaN: true });
const evaluation = fc.record({ loss, accuracy });
const both = fc.record({ bn: evaluation, plain: evaluation });
const losses = (count: number) => fc.array(loss, { minLength: count, maxLength: count });

/** The lines of one whole epoch, its steps cut into chunks of any size, and a timing for each line. */
function epochOf(epoch: number): fc.Arbitrary<{ lines: MetricsLine[]; timings: Timing[] }> {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: STEPS_PER_EPOCH - 1 }), { maxLength: 5 });
  return fc
    .record({
      cuts,
      bn: losses(STEPS_PER_EPOCH),
      plain: losses(STEPS_PER_EPOCH),
      train: both,
      valid: both,
    })
    .map(({ cuts, bn, plain, train, valid }) => {
      const before = (epoch - 1) * STEPS_PER_EPOCH;
      const ends = [...cuts.sort((a, b) => a - b), STEPS_PER_EPOCH];
      const lines: MetricsLine[] = ends.map((end, index) => {
        const start = ends[index - 1] ?? 0;
        const part = { bn: bn.slice(start, end), plain: plain.slice(start, end) };
        return { kind: 'chunk', epoch, firstStep: before + start + 1, loss: part };
      });
      lines.push({ kind: 'epoch', epoch, step: before + STEPS_PER_EPOCH, train, valid });
      const timings = ends.map((end) => ({ step: before + end, elapsed: (before + end) * 0.25 }));
      return { lines, timings };
    });
}

/** Records of whole runs of up to six epochs. */
export const wholeRuns: fc.Arbitrary<ExperimentRecord> = fc
  .integer({ min: 0, max: 6 })
  .chain((epochs) => fc.tuple(...Array.from({ length: epochs }, (_, index) => epochOf(index + 1))))
  .map((parts) =>
    recordOf(
      parts.flatMap(({ lines }) => lines),
      parts.flatMap(({ timings }) => timings),
    ),
  );
