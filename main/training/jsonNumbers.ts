/** The shortest decimal that is still this float32: 0.1, where float64 would print 0.10000000149011612. */
export function shortest(value: number): number {
  const single = Math.fround(value);
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(single.toPrecision(digits));
    if (Math.fround(rounded) === single) return rounded;
  }
  return Number(single.toPrecision(9));
}

/** A float32 as JSON can hold it: null for NaN and the infinities. */
export const jsonNumber = (value: number): number | null =>
  Number.isFinite(Math.fround(value)) ? shortest(value) : null;

export const jsonNumbers = (values: ArrayLike<number>): (number | null)[] =>
  Array.from(values, jsonNumber);
