import type { Range } from './fit.ts';

/** Where a value stands along an axis of a drawing; NaN for one that has no place there. */
export type Scale = (value: number | null | undefined) => number;

/** So many times the axis's length, and a value is drawn no farther off: canvases and pictures end somewhere. */
export const FARTHEST = 20;

/** The scale that puts the range's least value at `from` and its greatest at `to`. A logarithmic one has no place for 0. */
export function scaleOf(range: Range, from: number, to: number, isLogarithmic = false): Scale {
  const along = isLogarithmic ? Math.log10 : Number;
  const [start, length] = [along(range.min), along(range.max) - along(range.min)];
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return NaN;
    if (isLogarithmic && value <= 0) return NaN;
    const share = Math.min(Math.max((along(value) - start) / length, -FARTHEST), FARTHEST);
    return from + share * (to - from);
  };
}

/** A hundredth of a pixel is finer than any eye, and keeps files small. */
export const coordinate = (value: number): string => String(Math.round(value * 100) / 100);

/** A place in a drawing, from its left and its top. */
export interface Spot {
  x: number;
  y: number;
}

const at = ({ x, y }: Spot): string => `${coordinate(x)} ${coordinate(y)}`;

/** The unbroken stretches of a line: a spot without a place ends one. */
function stretchesOf(spots: readonly Spot[]): Spot[][] {
  const stretches: Spot[][] = [];
  let current: Spot[] | null = null;
  for (const spot of spots) {
    if (Number.isNaN(spot.x) || Number.isNaN(spot.y)) current = null;
    else if (current === null) stretches.push((current = [spot]));
    else current.push(spot);
  }
  return stretches;
}

/** Spots that no line leads to or from: they are not seen without a dot. */
export const loneSpots = (spots: readonly Spot[]): Spot[] =>
  stretchesOf(spots).flatMap((stretch) => (stretch.length === 1 ? stretch : []));

/** A line with a gap at every spot without a place. A lone spot is a line of no length, which round ends make a dot. */
export const linePath = (spots: readonly Spot[]): string =>
  stretchesOf(spots)
    .map(
      (stretch) =>
        `M${(stretch.length === 1 ? [...stretch, ...stretch] : stretch).map(at).join('L')}`,
    )
    .join('');

/** What lies between two lines over the same x: there along the upper, back along the lower. */
export function bandPath(
  x: readonly number[],
  low: readonly number[],
  high: readonly number[],
): string {
  const isKnown = (place: number) => !Number.isNaN((low[place] ?? NaN) + (high[place] ?? NaN));
  const edge = (ys: readonly number[]) =>
    stretchesOf(
      x.map((each, place) => ({ x: each, y: isKnown(place) ? (ys[place] ?? NaN) : NaN })),
    );
  const lower = edge(low);
  return edge(high)
    .map((spots, index) => `M${[...spots, ...(lower[index] ?? []).reverse()].map(at).join('L')}Z`)
    .join('');
}

export const boxPath = ({
  x,
  y,
  width,
  height,
}: Spot & { width: number; height: number }): string =>
  `M${[
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
    .map(at)
    .join('L')}Z`;

/** How far the handles of a quarter of a circle reach, as a share of its radius. */
const HANDLE = 0.5523;

/** A circle of four curves. */
export function dotPath({ x, y }: Spot, radius: number): string {
  const quarters = [
    [1, 0, 0, 1],
    [0, 1, -1, 0],
    [-1, 0, 0, -1],
    [0, -1, 1, 0],
  ] as const;
  const curves = quarters.map(([a, b, c, d]) => {
    const spots = [
      { x: x + radius * (a + HANDLE * c), y: y + radius * (b + HANDLE * d) },
      { x: x + radius * (c + HANDLE * a), y: y + radius * (d + HANDLE * b) },
      { x: x + radius * c, y: y + radius * d },
    ];
    return `C${spots.map(at).join(' ')}`;
  });
  return `M${at({ x: x + radius, y })}${curves.join('')}Z`;
}
