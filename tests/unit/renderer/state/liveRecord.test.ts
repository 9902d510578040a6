import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRecord } from '../../../../renderer/state/runs/liveRecord.ts';
import { generatedExperiment, generatedRecord } from '../../../support/generatedExperiments.ts';

const saved = generatedRecord(generatedExperiment(1));
const epochLog = saved.log.replace(/Learning finished\n$/, '');
const empty = { ...saved, metrics: [], timings: [], log: '' };

describe('mergeRecord', () => {
  it('makes of a live run the record that a saved one has', () => {
    const merged = mergeRecord(empty, { lines: saved.metrics, timings: saved.timings });
    expect(merged).toEqual({ ...saved, log: epochLog });
  });

  it('does so wherever reading and events meet, and however often an event comes', () => {
    const { metrics, timings } = saved;
    fc.assert(
      fc.property(fc.nat(metrics.length), fc.nat(metrics.length), (read, told) => {
        const from = Math.min(read, told);
        const lines = metrics.slice(0, read);
        const start = mergeRecord(empty, { lines, timings: timings.slice(0, read) });
        const later = { lines: metrics.slice(from), timings: timings.slice(from) };
        const merged = mergeRecord(mergeRecord(start, later), later);
        expect(merged.metrics).toEqual(metrics);
        expect(merged.timings).toEqual(timings);
        expect(merged.log).toBe(epochLog);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the record it was given as it was', () => {
    const before = structuredClone(empty);
    mergeRecord(empty, { lines: saved.metrics, timings: saved.timings });
    expect(empty).toEqual(before);
  });

  it('adds nothing when nothing was told', () => {
    expect(mergeRecord(saved, { lines: [], timings: [] })).toEqual(saved);
  });
});
