/** As it is set in text: a minus is as wide as a plus, and no hyphen. */
export const withMinus = (number: string): string => number.replaceAll('-', '−');

/** A power of ten as charts and tables write it, `1.5e7`. */
export const exponential = (value: number, digits?: number): string =>
  withMinus(value.toExponential(digits).replace('e+', 'e'));

/** Digits that tell neighboring ticks apart; what follows them is rounding of the arithmetic. */
const TICK_DIGITS = 9;

const grouped = new Intl.NumberFormat('en', { maximumSignificantDigits: TICK_DIGITS });

/** A tick's label: as short as it can be told apart. Thousands are parted alike in all our languages. */
export function tickText(value: number): string {
  const rounded = Number(value.toPrecision(TICK_DIGITS));
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return exponential(rounded);
  return withMinus(grouped.format(rounded));
}

/** A tick of a share, 0 to 1, in percent. */
export const percentTickText = (share: number): string => `${tickText(share * 100)}%`;
