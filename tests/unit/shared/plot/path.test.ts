import { describe, expect, it } from 'vitest';
import {
  bandPath,
  boxPath,
  dotPath,
  linePath,
  loneSpots,
  scaleOf,
} from '../../../../shared/plot/path.ts';

const spots = (...ys: number[]) => ys.map((y, index) => ({ x: index * 10, y }));

describe('a scale', () => {
  it('puts the ends of the range at the ends of the axis, whichever way it goes', () => {
    const up = scaleOf({ min: 2, max: 4 }, 100, 0);
    expect([2, 3, 4].map(up)).toEqual([100, 50, 0]);
  });

  it('has no place for what is no finite number, nor a logarithmic one for 0', () => {
    const logarithmic = scaleOf({ min: 0.1, max: 10 }, 0, 100, true);
    expect([0.1, 1, 10].map(logarithmic)).toEqual([0, 50, 100]);
    expect([0, -1].map(logarithmic)).toEqual([NaN, NaN]);
    const linear = scaleOf({ min: 0, max: 1 }, 0, 100);
    expect([null, undefined, NaN, Infinity].map(linear)).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('puts what is far off some lengths beyond the axis, where pictures can draw it', () => {
    const scale = scaleOf({ min: 0, max: 1 }, 0, 100);
    expect([1e30, -1e30].map(scale)).toEqual([2000, -2000]);
  });
});

describe('a path', () => {
  it('of a line has a gap where a spot has no place, and a dot for a lone spot', () => {
    expect(linePath(spots(1, 2, NaN, 4, NaN, 6, 7.126))).toBe('M0 1L10 2M30 4L30 4M50 6L60 7.13');
    expect(loneSpots(spots(1, 2, NaN, 4))).toEqual([{ x: 30, y: 4 }]);
    expect(linePath([])).toBe('');
  });

  it('of a band goes along one line and back along the other, where both are known', () => {
    expect(bandPath([0, 1, 2], [1, 1, 1], [3, 4, 5])).toBe('M0 3L1 4L2 5L2 1L1 1L0 1Z');
    expect(bandPath([0, 1, 2, 3], [1, NaN, 1, 1], [3, 4, 5, 6])).toBe('M0 3L0 1ZM2 5L3 6L3 1L2 1Z');
  });

  it('of a box and of a dot is closed', () => {
    expect(boxPath({ x: 1, y: 2, width: 3, height: 4 })).toBe('M1 2L4 2L4 6L1 6Z');
    expect(dotPath({ x: 10, y: 20 }, 5)).toMatch(
      /^M15 20C15 22\.76 12\.76 25 10 25C.+C.+C.+ 15 20Z$/,
    );
  });
});
