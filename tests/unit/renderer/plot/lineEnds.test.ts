import { describe, expect, it } from 'vitest';
import { placedEnds } from '../../../../renderer/plot/lines/lineEnds.ts';

const BOX = { top: 0, bottom: 100 };
const placesOf = (...heights: number[]) =>
  placedEnds(
    heights.map((y) => ({ label: y, y })),
    10,
    BOX,
  ).map(({ label, y }) => [label, y]);

describe('labels at the ends of lines', () => {
  it('stand where their lines end when there is room', () => {
    expect(placesOf(80, 20)).toEqual([
      [20, 20],
      [80, 80],
    ]);
  });

  it('move apart where lines end side by side', () => {
    expect(placesOf(50, 52)).toEqual([
      [50, 50],
      [52, 60],
    ]);
  });

  it('are left out where they would stand far from their lines, or outside the plot', () => {
    expect(placesOf(50, 50, 50).map(([label]) => label)).toHaveLength(2);
    expect(placesOf(-5, 130)).toEqual([]);
  });

  it('stay inside the plot at its edges', () => {
    expect(placesOf(1, 99)).toEqual([
      [1, 5],
      [99, 95],
    ]);
    expect(placesOf(95, 96)).toEqual([
      [95, 85],
      [96, 95],
    ]);
  });
});
