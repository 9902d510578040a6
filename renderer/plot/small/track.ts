/** A drawing of this size, stretched to the place it has. */
export const TRACK_WIDTH = 300;
export const TRACK_HEIGHT = 100;

/** Numbers over a common x; null is a gap. */
export type TrackValues = readonly (number | null)[];

/** What the y axis spans. A logarithmic one has no place for 0 and less. */
export interface TrackScale {
  low: number;
  high: number;
  logarithmic: boolean;
}

/** A scale over all of `values`, with a little room; around a single value, or none, one unit wide. */
export function scaleOf(values: readonly (number | null)[], logarithmic = false): TrackScale {
  const usable = values.filter(
    (value): value is number => value !== null && (!logarithmic || value > 0),
  );
  if (usable.length === 0) return { low: logarithmic ? 0.1 : 0, high: 1, logarithmic };
  let low = usable[0] ?? 0;
  let high = low;
  for (const value of usable) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (logarithmic) {
    const decade = (value: number, round: (power: number) => number) =>
      10 ** round(Math.log10(value));
    const [from, to] = [decade(low, Math.floor), decade(high, Math.ceil)];
    return { low: from, high: to > from ? to : from * 10, logarithmic };
  }
  const room = high - low < 1e-9 ? 0.5 : (high - low) * 0.04;
  return { low: low - room, high: high + room, logarithmic };
}

/** Where `value` is drawn, from the top; null when it has no place. */
export function yOf(value: number | null | undefined, scale: TrackScale): number | null {
  if (value === null || value === undefined || (scale.logarithmic && value <= 0)) return null;
  const at = scale.logarithmic ? Math.log10 : Number;
  const share = (at(value) - at(scale.low)) / (at(scale.high) - at(scale.low));
  return TRACK_HEIGHT * (1 - share);
}

/** Up to five labeled places of the y axis: round numbers, or powers of ten. */
export function ticksOf({ low, high, logarithmic }: TrackScale): number[] {
  if (logarithmic) {
    const [from, to] = [Math.round(Math.log10(low)), Math.round(Math.log10(high))];
    const every = Math.max(1, Math.ceil((to - from) / 4));
    const powers = Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, place) => place);
    return powers.map((place) => 10 ** (from + place * every));
  }
  const raw = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= raw) ?? raw;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, place) =>
    Number(((first + place) * step).toPrecision(9)),
  );
}

interface Spot {
  x: number;
  y: number;
}

/** The unbroken stretches of a line. */
function stretches(x: readonly number[], values: TrackValues, scale: TrackScale): Spot[][] {
  const found: Spot[][] = [];
  let current: Spot[] | null = null;
  values.forEach((value, place) => {
    const y = yOf(value, scale);
    const at = x[place];
    if (y === null || at === undefined) {
      current = null;
      return;
    }
    if (current === null) found.push((current = []));
    current.push({ x: at, y });
  });
  return found;
}

const text = ({ x, y }: Spot) => `${x.toFixed(2)} ${y.toFixed(2)}`;

/** A line as an SVG path; one point alone becomes a dash of no length, which round ends make a dot. */
export function linePath(x: readonly number[], values: TrackValues, scale: TrackScale): string {
  return stretches(x, values, scale)
    .map((spots) => `M${(spots.length === 1 ? [...spots, ...spots] : spots).map(text).join('L')}`)
    .join('');
}

/** What lies between two lines, as an SVG path; only where both are known. */
export function bandPath(
  x: readonly number[],
  low: TrackValues,
  high: TrackValues,
  scale: TrackScale,
): string {
  const known = (values: TrackValues, other: TrackValues) =>
    values.map((value, place) => ((other[place] ?? null) === null ? null : value));
  const below = stretches(x, known(low, high), scale);
  const above = stretches(x, known(high, low), scale);
  return above
    .map((spots, index) => `M${[...spots, ...(below[index] ?? []).reverse()].map(text).join('L')}Z`)
    .join('');
}
