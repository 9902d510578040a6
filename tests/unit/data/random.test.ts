import { describe, expect, it } from 'vitest';

import { below, normalFloats, streamOf, uniformFloats } from '../../../main/data/random.ts';

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length;

describe('streamOf', () => {
  it('gives the same numbers for the same purpose, whatever else was drawn before', () => {
    uniformFloats(streamOf(7, 'other'), 50, 0, 1);
    const draw = () => Array.from(uniformFloats(streamOf(7, 'order', 3), 5, 0, 1));
    expect(draw()).toEqual(draw());
  });

  it('gives other numbers for another seed, label or epoch', () => {
    const firsts = [
      streamOf(1, 'a', 1),
      streamOf(2, 'a', 1),
      streamOf(1, 'b', 1),
      streamOf(1, 'a', 2),
      streamOf(1, 'a1'),
    ];
    expect(new Set(firsts.map((stream) => stream.next())).size).toBe(firsts.length);
  });

  it('keeps its numbers: saved runs depend on them', () => {
    const stream = streamOf(1, 'order', 1);
    expect([stream.next(), stream.next(), stream.next()]).toEqual([
      1165899333, 534880094, 585115169,
    ]);
  });
});

describe('distributions', () => {
  it('below reaches every value about equally and never the bound', () => {
    const stream = streamOf(1, 'below');
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const value = below(stream, 10);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    expect(counts).toHaveLength(10);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('uniformFloats fills its range evenly', () => {
    const values = uniformFloats(streamOf(1, 'uniform'), 100_000, -2, 6);
    expect(Math.min(...values.subarray(0, 50_000))).toBeGreaterThanOrEqual(-2);
    expect(values.every((value) => value < 6)).toBe(true);
    expect(mean(values)).toBeCloseTo(2, 1);
    expect(mean(values.map((value) => (value - 2) ** 2))).toBeCloseTo(64 / 12, 1);
  });

  it('normalFloats has the moments of a normal distribution, for odd counts too', () => {
    const values = normalFloats(streamOf(1, 'normal'), 100_001, 3);
    expect(values).toHaveLength(100_001);
    expect(Math.abs(mean(values))).toBeLessThan(0.05);
    expect(Math.sqrt(mean(values.map((value) => value ** 2)))).toBeCloseTo(3, 1);
    const within = values.filter((value) => Math.abs(value) < 3).length / values.length;
    expect(within).toBeCloseTo(0.6827, 2);
  });
});
