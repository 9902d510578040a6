import { describe, expect, it } from 'vitest';
import {
  SPARK_HEIGHT,
  SPARK_WIDTH,
  sparkPaths,
} from '../../../../renderer/plot/small/sparkPaths.ts';

const pairs = (path: string) =>
  path
    .split(/[ML]/)
    .slice(1)
    .map((pair) => pair.split(' ').map(Number));

describe('sparkPaths', () => {
  it('draws both lines on one axis, the better one above', () => {
    const { bn, plain } = sparkPaths({ bn: [0.9, 0.97], plain: [0.8, 0.9] });
    expect(pairs(bn)[0]?.[1]).toBe(pairs(plain)[1]?.[1]);
    expect(pairs(bn)[1]?.[1]).toBeLessThan(pairs(plain)[1]?.[1] ?? 0);
    for (const [x, y] of [...pairs(bn), ...pairs(plain)]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(SPARK_WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(SPARK_HEIGHT);
    }
  });

  it('does not blow up a line that hardly moves', () => {
    const heights = pairs(sparkPaths({ bn: [0.97, 0.971], plain: [0.97, 0.97] }).bn);
    expect(Math.abs((heights[0]?.[1] ?? 0) - (heights[1]?.[1] ?? 0))).toBeLessThan(2);
  });

  it('draws nothing without values', () => {
    expect(sparkPaths({ bn: [], plain: [] })).toEqual({ bn: '', plain: '' });
  });
});
