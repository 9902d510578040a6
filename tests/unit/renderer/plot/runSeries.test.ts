import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunSeries } from '../../../../renderer/state/runs/runSeries.ts';
import type { ExperimentRecord } from '../../../../shared/domain/experiment.ts';
import { NETWORKS, SPLITS } from '../../../../shared/domain/metrics.ts';
import type { ChunkMetrics, EpochMetrics, MetricsLine } from '../../../../shared/domain/metrics.ts';
import { recordOf, STEPS_PER_EPOCH, wholeRuns } from './records.ts';

function seriesOf(record: ExperimentRecord): RunSeries {
  const series = new RunSeries();
  series.follow(record);
  return series;
}

const gaps = (values: (number | null)[]) => values.map((value) => value ?? NaN);

function contentOf(series: RunSeries) {
  const { epochs, steps } = series;
  return {
    epochs: [epochs.epoch, epochs.step].map((column) => [...column.values]),
    values: SPLITS.flatMap((split) =>
      NETWORKS.flatMap((network) => [
        [...epochs[split].loss[network].values],
        [...epochs[split].accuracy[network].values],
      ]),
    ),
    steps: [steps.step, steps.loss.bn, steps.loss.plain].map((column) => [...column.values]),
    seconds: [...steps.step.values].map((step) => series.xOfStep('time', step)),
  };
}

describe('a run as series', () => {
  it('holds exactly the numbers of the metrics, with gaps where a loss is null', () => {
    fc.assert(
      fc.property(wholeRuns, (record) => {
        const series = seriesOf(record);
        const epochs = record.metrics.filter((line): line is EpochMetrics => line.kind === 'epoch');
        const chunks = record.metrics.filter((line): line is ChunkMetrics => line.kind === 'chunk');
        expect([...series.epochs.epoch.values]).toEqual(epochs.map(({ epoch }) => epoch));
        for (const split of SPLITS) {
          for (const network of NETWORKS) {
            const { loss, accuracy } = series.epochs[split];
            expect([...loss[network].values]).toEqual(
              gaps(epochs.map((line) => line[split][network].loss ?? null)),
            );
            expect([...accuracy[network].values]).toEqual(
              epochs.map((line) => line[split][network].accuracy),
            );
          }
        }
        for (const network of NETWORKS) {
          const expected = gaps(chunks.flatMap((chunk) => chunk.loss[network]));
          expect([...series.steps.loss[network].values]).toEqual(expected);
        }
        const count = epochs.length * STEPS_PER_EPOCH;
        expect([...series.steps.step.values]).toEqual(
          Array.from({ length: count }, (_, i) => i + 1),
        );
      }),
    );
  });

  it('is the same whether read at once or as it grew', () => {
    fc.assert(
      fc.property(wholeRuns, fc.array(fc.nat(40), { maxLength: 6 }), (record, cuts) => {
        const grown = new RunSeries();
        for (const cut of cuts.sort((a, b) => a - b)) {
          const metrics = record.metrics.slice(0, cut);
          const timings = record.timings.slice(0, cut);
          grown.follow({ ...record, metrics, timings });
        }
        grown.follow(record);
        expect(contentOf(grown)).toEqual(contentOf(seriesOf(record)));
      }),
    );
  });

  it('replaces what came after the checkpoint a run was resumed from', () => {
    fc.assert(
      fc.property(wholeRuns, wholeRuns, fc.nat(5), (first, second, epochs) => {
        const from = epochs * STEPS_PER_EPOCH;
        const isBefore = (line: MetricsLine) =>
          (line.kind === 'chunk' ? line.firstStep : line.step) <= from;
        const added = second.metrics.filter((line) => !isBefore(line));
        fc.pre(first.metrics.length > 0 && !first.metrics.every(isBefore) && added.length > 0);
        const record = recordOf([...first.metrics, ...added]);
        const resumed = seriesOf({ ...record, timings: first.timings });
        const kept = recordOf([...first.metrics.filter(isBefore), ...added]);
        const unbroken = seriesOf({ ...kept, timings: first.timings });
        expect(contentOf(resumed)).toEqual(contentOf(unbroken));
      }),
    );
  });

  it('places epochs and steps on each of the three axes', () => {
    const at = { bn: { loss: 1, accuracy: 0 }, plain: { loss: 1, accuracy: 0 } };
    const loss = { bn: Array<number>(12).fill(1), plain: Array<number>(12).fill(1) };
    const series = seriesOf(
      recordOf(
        [
          { kind: 'chunk', epoch: 1, firstStep: 1, loss },
          { kind: 'epoch', epoch: 1, step: 12, train: at, valid: at },
        ],
        [
          { step: 6, elapsed: 3 },
          { step: 12, elapsed: 4 },
        ],
      ),
    );
    expect(series.xOfEpoch('epoch', 0)).toBe(1);
    expect(series.xOfEpoch('step', 0)).toBe(12);
    expect(series.xOfEpoch('time', 0)).toBe(4);
    expect(series.xOfStep('epoch', 6)).toBe(0.5);
    expect(series.xOfStep('step', 6)).toBe(6);
    expect(series.xOfStep('time', 2)).toBe(1);
    expect(series.xOfStep('time', 9)).toBe(3.5);
    expect(series.xOfStep('time', 13)).toBeNaN();
  });

  it('says at which step a network diverged first', () => {
    const loss = { bn: [1, 2, 3, 4], plain: [1, null, 3, null] };
    const chunk: MetricsLine = { kind: 'chunk', epoch: 1, firstStep: 5, loss };
    expect(seriesOf(recordOf([chunk])).divergedAt).toEqual({ bn: null, plain: 6 });
  });
});
