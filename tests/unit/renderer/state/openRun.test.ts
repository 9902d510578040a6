import fc from 'fast-check';
import { computed } from 'vue';
import { describe, expect, it } from 'vitest';
import { OpenRun } from '../../../../renderer/state/runs/openRun.ts';
import { generatedExperiment, generatedRecord } from '../../../support/generatedExperiments.ts';

const saved = generatedRecord(generatedExperiment(1));
const epochLog = saved.log.replace(/Learning finished\n$/, '');
const empty = { ...saved, metrics: [], timings: [], log: '' };
const { metrics, timings } = saved;

const contentOf = ({ view, log }: OpenRun) => ({
  metrics: view.metrics,
  timings: view.timings,
  log,
});

describe('an open run', () => {
  it('grows by events into what a saved run has', () => {
    const run = new OpenRun(empty);
    expect(run.isEmpty).toBe(true);
    run.add({ lines: metrics, timings });
    expect(contentOf(run)).toEqual({ metrics, timings, log: epochLog });
    run.add({ lines: [], timings: [], isFinished: true });
    expect(run.log).toBe(saved.log);
    expect(run.isEmpty).toBe(false);
  });

  it('has each line once wherever reading and events meet, and however often an event comes', () => {
    fc.assert(
      fc.property(fc.nat(metrics.length), fc.nat(metrics.length), (read, told) => {
        const from = Math.min(read, told);
        const run = new OpenRun(empty);
        run.add({ lines: metrics.slice(0, read), timings: timings.slice(0, read) });
        const later = { lines: metrics.slice(from), timings: timings.slice(from) };
        run.add(later);
        run.add(later);
        expect(contentOf(run)).toEqual({ metrics, timings, log: epochLog });
      }),
      { numRuns: 40 },
    );
  });

  it('reports its end once, also when it is read after it', () => {
    const run = new OpenRun(saved);
    run.add({ lines: [], timings: [], isFinished: true });
    expect(run.log).toBe(saved.log);
  });

  it('does not change the record it was made of', () => {
    const before = structuredClone(empty);
    new OpenRun(empty).add({ lines: metrics, timings });
    expect(empty).toEqual(before);
  });

  it('keeps its columns as it grows: charts continue from where they were', () => {
    const run = new OpenRun({ ...saved, metrics: metrics.slice(0, 20), timings });
    const { series } = run;
    const column = series.steps.loss.bn;
    const then = [...column.values];
    run.add({ lines: metrics, timings });
    expect(run.series).toBe(series);
    expect(series.steps.loss.bn).toBe(column);
    expect([...column.values].slice(0, then.length)).toEqual(then);
    expect([...column.values]).toEqual([...new OpenRun(saved).series.steps.loss.bn.values]);
  });

  it('notifies each reader of growth in what it reads', () => {
    const run = new OpenRun(empty);
    const steps = computed(() => run.series.steps.step.length);
    const epochs = computed(() => run.epochs.length);
    expect([steps.value, epochs.value]).toEqual([0, 0]);
    const { view } = run;
    expect(run.view).toBe(view);
    run.add({ lines: metrics, timings });
    expect([steps.value, epochs.value]).toEqual([18_750, 10]);
    expect(run.view).not.toBe(view);
  });
});
