import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimator, strideFor } from '../../../../renderer/plot/lines/decimation.ts';

const value = fc.oneof(
  { weight: 9, arbitrary: fc.double({ noNaN: true }).map((number) => number + 0) },
  fc.constant(NaN),
);
const series = fc
  .array(value, { minLength: 1, maxLength: 300 })
  .map((values) => Float64Array.from(values));
const buckets = fc.integer({ min: 1, max: 40 });

const finite = (values: ArrayLike<number>) =>
  Array.from(values).filter((number) => !Number.isNaN(number));

describe('decimation', () => {
  it('keeps the lowest and highest value and a gap of every bucket, in order and few', () => {
    fc.assert(
      fc.property(series, buckets, (values, count) => {
        const kept = new Decimator().indices(values, 0, values.length, count);
        const stride = strideFor(values.length, count);
        expect(kept.length).toBeLessThanOrEqual(4 * Math.ceil(values.length / stride));
        expect([...new Set(kept)].sort((a, b) => a - b)).toEqual(kept);
        for (let start = 0; start < values.length; start += stride) {
          const bucket = values.slice(start, start + stride);
          const left = kept
            .filter((index) => index >= start && index < start + stride)
            .map((index) => values[index] ?? NaN);
          expect(Math.min(...finite(left))).toBe(Math.min(...finite(bucket)));
          expect(Math.max(...finite(left))).toBe(Math.max(...finite(bucket)));
          expect(left.some(Number.isNaN)).toBe(bucket.some(Number.isNaN));
        }
      }),
    );
  });

  it('keeps everything when there is room for it', () => {
    fc.assert(
      fc.property(series, (values) => {
        expect(new Decimator().indices(values, 0, values.length, values.length)).toEqual([
          ...values.keys(),
        ]);
      }),
    );
  });

  it('follows growing series and moving views to the same indices as from the start', () => {
    const views = fc.array(fc.tuple(fc.nat(300), fc.nat(300), buckets), { maxLength: 8 });
    fc.assert(
      fc.property(series, views, (values, looks) => {
        const decimator = new Decimator();
        for (const [a, b, count] of looks) {
          const from = Math.min(a, b, values.length);
          const to = Math.min(Math.max(a, b), values.length);
          const seen = values.slice(0, to);
          const fresh = new Decimator().indices(seen, from, to, count);
          expect(decimator.indices(seen, from, to, count)).toEqual(fresh);
        }
      }),
    );
  });

  it('does not move the buckets of what was there while more comes', () => {
    fc.assert(
      fc.property(series, fc.nat(299), (values, cut) => {
        const stride = strideFor(values.length, 10);
        const part = Math.floor(Math.min(cut, values.length) / stride) * stride;
        fc.pre(part > 0 && strideFor(part, 10) === stride);
        const early = new Decimator().indices(values.slice(0, part), 0, part, 10);
        const late = new Decimator().indices(values, 0, values.length, 10);
        expect(late.slice(0, early.length)).toEqual(early);
      }),
    );
  });
});
