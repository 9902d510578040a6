import type { Logged } from './scalar.ts';

/** The same text for the same place. */
export const placeOf = ({ epoch, step }: Logged): string => `${epoch ?? ''}/${step ?? ''}`;

const comparePlaces = (a: Logged, b: Logged): number =>
  (a.epoch ?? 0) - (b.epoch ?? 0) || (a.step ?? 0) - (b.step ?? 0);

/** One series while it is read. */
class Series<T extends Logged> {
  standing: T[] = [];
  #isSorted = true;
  #start = 0;
  #places = new Set<string>();

  add(value: T): void {
    const place = placeOf(value);
    if (value.start !== this.#start || this.#places.has(place)) {
      this.#dropFrom(value);
      this.#start = value.start;
      this.#places = new Set();
    }
    const last = this.standing.at(-1);
    if (last !== undefined && comparePlaces(last, value) > 0) this.#isSorted = false;
    this.standing.push(value);
    this.#places.add(place);
  }

  #dropFrom(first: T): void {
    if (!this.#isSorted) this.standing.sort(comparePlaces);
    this.#isSorted = true;
    let length = this.standing.length;
    const isVoid = (value: T | undefined) =>
      value !== undefined && comparePlaces(value, first) >= 0;
    while (isVoid(this.standing[length - 1])) length -= 1;
    this.standing.length = length;
  }
}

/**
 * The values that a training started again has left, in their order. In each series a new start begins
 * where the file mentions one, and with a value for a place that has one already; it makes void what
 * was logged before for its first place and later.
 */
export function withoutRestarted<T extends Logged>(
  values: readonly T[],
): { kept: T[]; replaced: number } {
  const series = new Map<string, Series<T>>();
  for (const value of values) {
    const here = series.get(value.label) ?? new Series<T>();
    series.set(value.label, here);
    here.add(value);
  }
  const standing = new Set<T>();
  for (const each of series.values()) for (const value of each.standing) standing.add(value);
  const kept = values.filter((value) => standing.has(value));
  return { kept, replaced: values.length - kept.length };
}
