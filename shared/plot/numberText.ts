/** As it is set in text: a minus is as wide as a plus, and no hyphen. */
export const withMinus = (number: string): string => number.replaceAll('-', '−');

/** A power of ten as charts and tables write it, `1.5e7`. */
export const exponential = (value: number, digits?: number): string =>
  withMinus(value.toExponential(digits).replace('e+', 'e'));

/** The digits in which neighboring ticks differ; what follows them is rounding of the arithmetic. */
const TICK_DIGITS = 9;

const grouped = new Intl.NumberFormat('en', { maximumSignificantDigits: TICK_DIGITS });

/** A tick's label, as short as it stays distinct. All our languages group thousands alike. */
export function tickText(value: number): string {
  const rounded = Number(value.toPrecision(TICK_DIGITS));
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return exponential(rounded);
  return withMinus(grouped.format(rounded));
}

/** Decimals a number is written with. */
function decimalsOf(value: number): number {
  const [, decimals = ''] = Number(value.toPrecision(TICK_DIGITS)).toString().split('.');
  return decimals.length;
}

/** Labels of the ticks of one linear axis: all with as many decimals as the one that needs most, 0.20 beside 0.15. */
export function tickTexts(values: readonly number[]): string[] {
  const texts = values.map(tickText);
  const largest = Math.max(0, ...values.map(Math.abs));
  // Powers of ten have no common decimals.
  if (largest < 1e-3 || largest >= 1e6) return texts;
  const decimals = Math.max(0, ...values.map(decimalsOf));
  const even = new Intl.NumberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return values.map((value) => withMinus(even.format(value === 0 ? 0 : value)));
}

const inPercent = (share: number): number => Number((share * 100).toPrecision(TICK_DIGITS));

/** A tick of a share, 0 to 1, in percent. */
export const percentTickText = (share: number): string => `${tickText(inPercent(share))}%`;

/** Labels of the ticks of one axis of shares. */
export const percentTickTexts = (shares: readonly number[]): string[] =>
  tickTexts(shares.map(inPercent)).map((text) => `${text}%`);
