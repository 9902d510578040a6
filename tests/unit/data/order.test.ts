import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { epochOrder, subset } from '../../../main/data/order.ts';

const ascending = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('epochOrder', () => {
  it('is a permutation, for any seed, epoch and count', () => {
    fc.assert(
      fc.property(
        fc.nat(0xffffffff),
        fc.integer({ min: 1, max: 1000 }),
        fc.nat(300),
        (seed, epoch, count) => {
          expect(Array.from(epochOrder(seed, epoch, count)).sort((a, b) => a - b)).toEqual(
            ascending(count),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('depends on seed and epoch, and on nothing else', () => {
    expect(epochOrder(1, 2, 1000)).toEqual(epochOrder(1, 2, 1000));
    expect(epochOrder(1, 2, 1000)).not.toEqual(epochOrder(1, 3, 1000));
    expect(epochOrder(1, 2, 1000)).not.toEqual(epochOrder(2, 2, 1000));
  });

  it('keeps its numbers: resumed runs depend on them', () => {
    expect(Array.from(epochOrder(1, 1, 12))).toEqual([3, 2, 0, 7, 5, 9, 11, 6, 10, 8, 4, 1]);
  });

  it('makes all orders of three equally likely', () => {
    const counts = new Map<string, number>();
    for (let epoch = 1; epoch <= 6000; epoch++) {
      const key = epochOrder(5, epoch, 3).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });
});

describe('subset', () => {
  it('takes distinct examples of the set, ascending, the same for the same seed', () => {
    fc.assert(
      fc.property(
        fc.nat(0xffffffff),
        fc.integer({ min: 1, max: 300 }),
        fc.nat(300),
        (seed, total, wanted) => {
          const count = Math.min(wanted, total);
          const chosen = Array.from(subset(seed, total, count));
          expect(new Set(chosen).size).toBe(count);
          expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
          expect(chosen.every((index) => index >= 0 && index < total)).toBe(true);
          expect(chosen).toEqual(Array.from(subset(seed, total, count)));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('takes other examples with another seed', () => {
    expect(subset(1, 1000, 100)).not.toEqual(subset(2, 1000, 100));
  });

  it('refuses more than there are', () => {
    expect(() => subset(1, 5, 6)).toThrow(RangeError);
  });
});
